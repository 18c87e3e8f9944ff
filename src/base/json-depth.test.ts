import { expect, it } from 'vitest';
import { isTooDeep } from './json-depth.ts';

const nested = (depth: number): unknown => JSON.parse('['.repeat(depth) + ']'.repeat(depth));

it.each([
  [1, false],
  ['text', false],
  [{ a: [{ b: null }] }, false],
  [nested(200), false],
  [nested(202), true],
  [nested(100_000), true],
])('tells whether a value is too deep (%#)', (value, expected) => {
  expect(isTooDeep(value)).toBe(expected);
});
