import { expect, it } from 'vitest';
import type { JsonValue } from '../../../src/base/json.ts';
import { Answer } from './answer.ts';

const answerOf = (body: JsonValue): Answer =>
  new Answer({
    request: { method: 'GET', url: 'http://x', headers: [], body: null },
    response: {
      status: 200,
      headers: [['Content-Type', 'application/json']],
      bytes: Buffer.from(JSON.stringify(body)),
    },
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
