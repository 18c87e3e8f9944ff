import { expect, it } from 'vitest';
import { recordBody } from '../../kernel/world/recorded-body.ts';
import { bodyDifferences } from './body-match.ts';

const differences = (
  expected: string | Record<string, unknown> | unknown[],
  sent: string | Uint8Array,
  type?: string,
) =>
  bodyDifferences(expected, { body: recordBody(Buffer.from(sent)), contentType: type }).map(
    ({ member, expected, seen, note }) => [member, expected, seen, note],
  );

it.each<[string | Record<string, unknown> | unknown[], string]>([
  [{ a: 1 }, '{"a":1,"b":2}'],
  [{ a: { b: 'x' } }, '{"a":{"b":"x","c":[]},"d":null}'],
  [{ a: [1, { b: 2 }] }, '{"a":[1,{"b":2,"c":3}]}'],
  [{ a: null }, '{"a":null}'],
  [{}, '{"a":1}'],
  [[], '[]'],
  ['"a":1', '{"a":1}'],
  ['Hello\nworld', '{"content":["Hello\\nworld again"]}'],
  ['naïve', '{"content":"na\\u00efve"}'],
  ['plain', 'some plain text'],
])('%j matches %s', (expected, sent) => {
  expect(differences(expected, sent)).toEqual([]);
});

it.each<[string | Record<string, unknown> | unknown[], string, unknown[][]]>([
  [
    { a: 1, b: { c: 'x' } },
    '{"a":2,"b":{}}',
    [
      ['body.a', 1, 2, undefined],
      ['body.b.c', 'x', null, 'absent'],
    ],
  ],
  [{ a: [1, 2] }, '{"a":[1]}', [['body.a.length', 2, 1, undefined]]],
  [{ a: [1, 2] }, '{"a":[1,3]}', [['body.a[1]', 2, 3, undefined]]],
  [{ a: '1' }, '{"a":1}', [['body.a', '1', 1, undefined]]],
  [{ a: { b: 1 } }, '{"a":[]}', [['body.a', { b: 1 }, [], undefined]]],
  [{ toString: 1 }, '{}', [['body.toString', 1, null, 'absent']]],
  [[], '{}', [['body', [], {}, undefined]]],
  [{ a: 1 }, 'text', [['body', { a: 1 }, 'text', 'the body is neither JSON nor a form']]],
  [{ a: 1 }, '', [['body', { a: 1 }, null, 'the request has no body, or was answered before it was read']]],
  ['x', '{"y":1}', [['body', 'x', '{"y":1}', 'the body does not contain it']]],
  [{ a: 'x' }, `{"a":"${'y'.repeat(500)}"}`, [['body.a', 'x', `${'y'.repeat(200)}...`, undefined]]],
])('of %j, %s differs', (expected, sent, found) => {
  expect(differences(expected, sent)).toEqual(found);
});

it('takes JSON of thousands of levels for a text', () => {
  const deep = '['.repeat(9_000) + ']'.repeat(9_000);
  expect(differences('x', deep)).toEqual([['body', 'x', `${deep.slice(0, 200)}...`, 'the body does not contain it']]);
  expect(differences([], deep)).toMatchObject([
    ['body', [], expect.any(String), 'the body is neither JSON nor a form'],
  ]);
});

it('reads a form as an object', () => {
  const type = 'application/x-www-form-urlencoded';
  expect(differences({ to: 'es' }, 'to=es&from=en', type)).toEqual([]);
  expect(differences({ to: 'fr' }, 'to=es', type)).toEqual([['body.to', 'fr', 'es', undefined]]);
});

it('says why bytes, and JSON that was cut, cannot be compared', () => {
  expect(differences('x', new Uint8Array([255, 254]))).toEqual([['body', 'x', null, '2 bytes that are not text']]);
  const body = { bytes: 9, text: '{"a":1', cut: true } as const;
  expect(bodyDifferences({ a: 1 }, { body, contentType: undefined })).toMatchObject([
    { note: 'only the first 6 characters are kept' },
  ]);
});
