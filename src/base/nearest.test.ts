import { expect, it } from 'vitest';
import { nearest } from './nearest.ts';

it('names the ids that share most letters, the nearest first', () => {
  expect(nearest('gcore', ['translateplus', 'gcore-ai', 'workers-ai'])).toEqual(['gcore-ai']);
  expect(nearest('workers', ['gcore-ai', 'workers-ai'])[0]).toBe('workers-ai');
  expect(nearest('cuont', ['match', 'count', 'timeoutSeconds'])).toEqual(['count']);
  expect(nearest('bodi', ['path', 'body'])).toEqual(['body']);
  expect(nearest('tims', ['times', 'match'])).toEqual(['times']);
  expect(nearest('xx', ['en', 'x'])).toEqual([]);
});

it('names no id that is too different', () => {
  expect(nearest('zzz', ['translateplus', 'gcore-ai'])).toEqual([]);
});
