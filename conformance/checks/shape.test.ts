import { expect, it } from 'vitest';
import { z } from 'zod';
import type { JsonValue } from '../../src/base/json.ts';
import { misfit, text, time, url } from './shape.ts';

const member = z.object({ a: z.int(), b: z.string().optional() });

const fits: [JsonValue | undefined, z.ZodType][] = [
  ['a', text],
  ['2026-01-02T03:04:05Z', time],
  ['2026-01-02T03:04:05.678+02:00', time],
  ['https://example.test/', url],
  [null, z.string().nullable()],
  [{ a: 1, more: 2 }, member],
  [[{ a: 1 }], z.union([z.array(member), member])],
];

it.each(fits)('lets %j fit', (value, schema) => {
  expect(misfit(value, schema)).toBeNull();
});

const misfits: [JsonValue | undefined, z.ZodType, string, string][] = [
  [1, z.string(), 'the body: string', '1'],
  ['', text, 'the body: a text that is not empty', '""'],
  [1.5, z.int(), 'the body: integer', '1.5'],
  ['2026-13-02T03:04:05Z', time, 'the body: a time of RFC 3339', '"2026-13-02T03:04:05Z"'],
  ['2026-01-02', time, 'the body: a time of RFC 3339', '"2026-01-02"'],
  ['ftp://example.test', url, 'the body: an http(s) URL', '"ftp://example.test"'],
  ['c', z.enum(['a', 'b']), 'the body: one of a, b', '"c"'],
  ['', z.literal('ok'), 'the body: "ok"', '""'],
  [{}, z.array(z.int()), 'the body: a list', '{}'],
  [[], z.object({}), 'the body: an object', '[]'],
  [[], z.record(z.string(), z.unknown()), 'the body: an object', '[]'],
  [[1, 'x'], z.array(z.int()), 'the body[1]: number', '"x" in [1,"x"]'],
  [{ a: { b: 1 } }, z.object({ a: z.object({ b: z.string() }) }), 'a.b: string', '1 in {"a":{"b":1}}'],
  [{}, z.object({ a: z.string() }), 'a: string', 'nothing in {}'],
  [7, z.union([z.array(member), member]), 'the body: a list or an object', '7'],
  [[{ a: 'x' }], z.union([z.array(member), member]), 'the body[0].a: number', '"x" in [{"a":"x"}]'],
];

it.each(misfits)('names the first place where %j does not fit, and what is there', (value, schema, expected, got) => {
  expect(misfit(value, schema)).toEqual({ expected, got });
});

it('names the place of the value', () => {
  expect(misfit({ a: 'x' }, member, 'result')).toEqual({ expected: 'result.a: number', got: '"x" in {"a":"x"}' });
});
