import { expect, it } from 'vitest';
import type { JsonValue } from '../../src/base/json.ts';
import { misfit, type Shape } from './shape.ts';

const fits: [JsonValue | undefined, Shape][] = [
  ['', 'string'],
  ['a', 'text'],
  [1.5, 'number'],
  [2, 'integer'],
  [false, 'boolean'],
  ['2026-01-02T03:04:05Z', 'time'],
  ['https://example.test/', 'url'],
  [{}, 'object'],
  ['b', { oneOf: ['a', 'b'] }],
  [[1, 2], { list: 'integer' }],
  [null, { orNull: 'string' }],
  [{ a: 1, more: 2 }, { members: { a: 'integer', 'b?': 'string' } }],
];

it.each(fits)('lets %j fit %j', (value, shape) => {
  expect(misfit(value, shape)).toBeNull();
});

const misfits: [JsonValue | undefined, Shape, string][] = [
  [1, 'string', 'the body: string'],
  ['', 'text', 'the body: text'],
  [1.5, 'integer', 'the body: integer'],
  ['2026-13-02T03:04:05Z', 'time', 'the body: time'],
  ['ftp://example.test', 'url', 'the body: url'],
  [undefined, { orNull: 'string' }, 'the body: string'],
  ['c', { oneOf: ['a', 'b'] }, 'the body: one of a, b'],
  [[1, 'x'], { list: 'integer' }, 'the body[1]: integer'],
  [{}, { list: 'integer' }, 'the body: a list'],
  [[], { members: {} }, 'the body: an object'],
  [{ a: { b: 1 } }, { members: { a: { members: { b: 'string' } } } }, 'a.b: string'],
  [{}, { members: { constructor: 'object' as never } }, 'constructor: object'],
];

it.each(misfits)('finds the first place where %j does not fit %j', (value, shape, problem) => {
  expect(misfit(value, shape)).toBe(problem);
});
