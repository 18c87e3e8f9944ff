import { expect, it } from 'vitest';
import type { JsonValue } from '../../../src/base/json.ts';
import { jsonOf } from '../paths.ts';
import { Answer } from './answer.ts';

const answerOf = (body: JsonValue): Answer => answerIn(Buffer.from(JSON.stringify(body)));

const answerIn = (bytes: Uint8Array): Answer =>
  new Answer({
    request: { method: 'GET', url: 'http://x', headers: [], body: null },
    response: { status: 200, headers: [['Content-Type', 'application/json']], bytes },
    problem: null,
  });

it('requires members with these values, and looks at no others', () => {
  const answer = answerOf({ name: 'a', list: [1, { b: null }], more: 7 });
  answer.expectMembers({ name: 'a', list: [1, { b: null }] });
  expect(() => answer.expectMembers({ name: 'b' })).toThrow('expected name "b"; got "a"');
  expect(() => answer.expectMembers({ list: [1] })).toThrow('expected list [1]; got [1,{"b":null}]');
  expect(() => answer.expectMembers({ other: null })).toThrow('expected other null; got nothing');
  expect(() => answer.expectMembers({ constructor: null })).toThrow('got nothing');
});

it('looks at members of another object of the answer', () => {
  answerOf({}).expectMembers({ a: 1 }, { a: 1, b: 2 });
  expect(() => answerOf({ a: 1 }).expectMembers({ a: 1 }, {})).toThrow('expected a 1; got nothing');
});

it('reads a body in JSON behind a byte order mark, and shares it with what parsed it before', () => {
  const bytes = Buffer.from('\ufeff{"a":"\ufeffé"}');
  const value = jsonOf(bytes);
  expect(value).toEqual({ a: '\ufeffé' });
  expect(answerIn(bytes).json()).toBe(value);
  expect(answerIn(Buffer.from('null')).value()).toBeNull();
});

it('fails for a body that is not UTF-8, even if it was parsed before', () => {
  const bytes = Buffer.from([0x22, 0xff, 0x22]);
  expect(jsonOf(bytes)).toBe('\ufffd');
  expect(() => answerIn(bytes).value()).toThrow('a body in UTF-8');
  expect(() => answerIn(Buffer.from('{')).value()).toThrow('a body in JSON');
});

it('says of a redirect where it leads, and that it is not followed', () => {
  const answer = new Answer({
    request: { method: 'GET', url: 'http://x', headers: [], body: null },
    response: { status: 308, headers: [['location', 'https://x/\u001b[0m']], bytes: Buffer.from('') },
    problem: null,
  });
  expect(answer.summary()).toBe('308 to "https://x/\\u001b[0m", a redirect, which is not followed, with an empty body');
});
