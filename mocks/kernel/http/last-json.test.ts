import { expect, it } from 'vitest';
import { lastJson } from './last-json.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

it('reads equal bytes once', () => {
  const value = lastJson(bytes('{"a":1}'));
  expect(value).toEqual({ a: 1 });
  expect(lastJson(bytes('{"a":1}'))).toBe(value);
});

it('reads other bytes of the same length, and the first ones again after them', () => {
  expect(['{"a":1}', '{"a":2}', '{"a":1}'].map((text) => lastJson(bytes(text)))).toEqual([
    { a: 1 },
    { a: 2 },
    { a: 1 },
  ]);
});

it('keeps a copy: a body whose memory is used again is another one', () => {
  const body = bytes('{"a":1}');
  lastJson(body);
  body.set(bytes('{"a":2}'));
  expect(lastJson(body)).toEqual({ a: 2 });
});

it('remembers that bytes are no JSON', () => {
  expect([lastJson(bytes('{')), lastJson(bytes('{')), lastJson(new Uint8Array([255])), lastJson(bytes(''))]).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});

it('keeps no long body', () => {
  const long = bytes(JSON.stringify('x'.repeat(70_000)));
  expect(lastJson(long)).toBe('x'.repeat(70_000));
});
