import { expect, it } from 'vitest';
import { originHeader } from './origin-header.ts';

it.each([
  ['Authorization: Bearer abc', { Authorization: 'Bearer abc' }],
  [' authorization :\tBasic a b ', { Authorization: 'Basic a b' }],
  ['Authorization:', {}],
  ['X-Key: abc', {}],
  ['Authorization: a\r\nX-Key: b', {}],
  [7, {}],
  [`Authorization:${' '.repeat(500_000)}\u0000`, {}],
])('reads %.40j', (written, expected) => {
  expect(originHeader(written)).toEqual(expected);
});
