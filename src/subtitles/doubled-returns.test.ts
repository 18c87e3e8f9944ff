import { expect, it } from 'vitest';
import { hasDoubledReturns, withLineFeeds } from './doubled-returns.ts';

it.each([
  ['a\r\r\nb', true],
  ['a\r\r\n\r\r\nb\r\r\n', true],
  ['a\r\r\nb\r', true],
  ['a\r\r\nb\r\r', true],
  ['a\r\r\nb\rc\r\r\n', false],
  ['a\r\r\nb\r\n', false],
  ['a\r\r\nb\n', false],
  ['a\r\r\r\n', false],
  ['a\r\r', false],
  ['a\r\nb', false],
  ['a', false],
])('tells for %j: %s', (text, expected) => {
  expect(hasDoubledReturns(text)).toBe(expected);
});

it('writes line ends as LF', () => {
  expect(withLineFeeds('a\r\r\nb\rc\r\nd', true)).toBe('a\nb\nc\nd');
  expect(withLineFeeds('a\r\r\nb\rc\r\nd', false)).toBe('a\n\nb\nc\nd');
});
