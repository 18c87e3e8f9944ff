import type { Request } from 'express';
import { expect, it } from 'vitest';
import { queryCount, queryText } from './query.ts';

const asking = (query: object): Request => ({ query }) as unknown as Request;

it.each([
  [{ a: 'x' }, 'x'],
  [{ a: ['x', 'y'] }, 'y'],
  [{ a: { b: 'x' } }, undefined],
  [{}, undefined],
])('reads the text of %j as %j', (query, expected) => {
  expect(queryText(asking(query), 'a')).toBe(expected);
});

it.each([
  [{ a: '7' }, 7],
  [{ a: ['1', '8'] }, 8],
  [{ a: '0' }, 25],
  [{ a: '-1' }, 25],
  [{ a: '1.5' }, 25],
  [{ a: '1234567890' }, 25],
  [{}, 25],
])('reads the count of %j as %j', (query, expected) => {
  expect(queryCount(asking(query), 'a', 25)).toBe(expected);
});
