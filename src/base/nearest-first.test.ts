import { expect, it } from 'vitest';
import { listed, suggest } from './nearest-first.ts';

it('lists the most similar names first, and every name once', () => {
  const known = ['health-down', 'rate-limited', 'credits-short', 'rate-limited-generic'];
  const { hint, known: listed } = suggest('rate-limitd', known);
  expect(hint).toBe(' Did you mean rate-limited?');
  expect(listed.slice(0, 2)).toEqual(['rate-limited', 'rate-limited-generic']);
  expect([...listed].sort()).toEqual([...known].sort());
});

it('suggests nothing for a name like none', () => {
  expect(suggest('zzz', ['a', 'b'])).toEqual({ hint: '', known: ['a', 'b'] });
});

it('lists few names whole, and of many the first', () => {
  expect(listed(['a', 'b'])).toBe('a, b');
  expect(listed([...'abcdefgh'])).toBe('a, b, c, d, e, f, g, h');
  expect(listed([...'abcdefghi'])).toBe('a, b, c, d, e and 4 more');
});
