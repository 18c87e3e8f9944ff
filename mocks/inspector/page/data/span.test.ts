import { expect, it } from 'vitest';
import { secondsOf, spanOf } from './span.ts';

it.each([
  [-3, '0 s'],
  [0.5, '1 s'],
  [119, '119 s'],
  [120, '2 min'],
  [2_591_610, '30 d'],
])('writes %d seconds', (seconds, text) => {
  expect(spanOf(seconds)).toBe(text);
});

it.each([
  ['90', 90],
  ['+ 90s', 90],
  ['1.5h', 5400],
  ['2 d', 172_800],
  ['soon', null],
  ['5 constructor', null],
])('reads %j', (text, seconds) => {
  expect(secondsOf(text)).toBe(seconds);
});
