import { expect, it } from 'vitest';
import { clock, readShift, readTime, tenths } from './times.ts';

it.each([
  [0, '0:00.0'],
  [89_140, '1:29.1'],
  [59_960, '1:00.0'],
  [3_729_000, '1:02:09.0'],
])('writes %i ms as %s', (milliseconds, text) => {
  expect(tenths(milliseconds)).toBe(text);
});

it.each([
  ['1:29.1', 89_100],
  [' 89.1 ', 89_100],
  ['1:02:09,250', 3_729_250],
  ['0:05', 5_000],
  ['1:75', null],
  ['1:2:3:4', null],
  ['', null],
  ['soon', null],
  ['-1', null],
])('reads %j', (text, milliseconds) => {
  expect(readTime(text)).toBe(milliseconds);
});

it.each([
  ['-0.5', -500],
  ['\u22120.5', -500],
  ['+ 1:00', 60_000],
  ['3', 3_000],
  ['', null],
  ['--1', null],
])('reads the shift %j', (text, milliseconds) => {
  expect(readShift(text)).toBe(milliseconds);
});

it('writes seconds as players do', () => {
  expect([clock(Number.NaN), clock(61.9), clock(36_000)]).toEqual(['0:00', '1:01', '10:00:00']);
});
