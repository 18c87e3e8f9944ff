import { expect, it } from 'vitest';
import { shuffle } from './shuffle.ts';

const letters = [...'abcdefghij'];

it.each([
  // The orders of @faker-js/faker 10.6.0, from which invented words had theirs.
  [0, 'ahjbicdegf'],
  [1, 'idbjfhcage'],
  [4_294_967_295, 'dbhcejfgia'],
])('has the order of the seed %d', (seed, order) => {
  expect(shuffle(letters, seed).join('')).toBe(order);
  expect(letters.join('')).toBe('abcdefghij');
});
