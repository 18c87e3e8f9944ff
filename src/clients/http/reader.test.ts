// Covers: read.ts
import { describe, expect, it } from 'vitest';
import { createRedactor } from '../../base/redact.ts';
import { createAnswer } from './answer.ts';
import { readerOf, readObject, textIn } from './reader.ts';

function answer(body: string, { costly = false, status = 200, type = 'application/json' } = {}) {
  return createAnswer({
    status,
    headers: new Headers({ 'Content-Type': type }),
    bytes: Buffer.from(body),
    call: { service: 'S', operation: 'o', costly, redact: createRedactor([]) },
    attempts: 1,
    waitSeconds: null,
    waitRefused: false,
  });
}

describe('readObject', () => {
  it.each([
    ['an empty body', '', 'empty', 'expected a JSON object, got an empty body'],
    ['a page', '<html><title>Sign in</title></html>', 'html', 'got an HTML page titled "Sign in"'],
    ['the start of JSON', '{"a":', 'not-json', 'got 5 bytes that are not JSON'],
    ['an array', '[]', 'wrong-shape', 'expected a JSON object, got an array'],
    ['null', 'null', 'wrong-shape', 'expected a JSON object, got null'],
  ])('refuses %s', (_name, body, problem, words) => {
    expect(() => readObject(answer(body))).toThrow(expect.objectContaining({ kind: 'protocol', problem }));
    expect(() => readObject(answer(body))).toThrow(words);
  });

  it('says of a costly call alone that a charge is possible', () => {
    expect(() => readObject(answer('[]', { costly: true }))).toThrow(
      expect.objectContaining({ chargePossible: true, message: expect.stringContaining('may have been carried out') }),
    );
    expect(() => readObject(answer('[]'))).toThrow(expect.objectContaining({ chargePossible: false }));
    expect(() => readObject(answer('[]', { costly: true, status: 404 }))).toThrow(
      expect.objectContaining({ chargePossible: false }),
    );
  });
});

describe('a reader', () => {
  const reader = readObject(answer('{"a":"x","n":1,"f":true,"z":null,"o":{"n":"1"},"l":["x",2]}'));

  it('returns members of their types', () => {
    expect([reader.text('a'), reader.number('n'), reader.flag('f'), reader.object('o').text('n')]).toEqual([
      'x',
      1,
      true,
      '1',
    ]);
    expect([reader.optionalText('z'), reader.optionalNumber('none'), reader.optionalFlag('z')]).toEqual([
      null,
      null,
      null,
    ]);
    expect([reader.optionalObject('z'), reader.has('z'), reader.has('none')]).toEqual([null, true, false]);
    expect(reader.part('a').optionalText('n')).toBeNull();
    expect(reader.list('z', () => 1)).toEqual([]);
  });

  it.each([
    [() => reader.text('n'), '"n" to be a string, got a value of type number'],
    [() => reader.number('none'), '"none" to be a number, got no such field'],
    [() => reader.optionalFlag('a'), '"a" to be true or false, got a value of type string'],
    [() => reader.object('l'), '"l" to be a JSON object, got an array'],
    [() => reader.object('o').number('n'), '"n" of "o" to be a number, got a value of type string'],
    [() => reader.list('l', textIn(answer('{}'))), 'l[1] to be a string, got a value of type number'],
    [() => reader.list('o', () => 1), '"o" to be an array, got a value of type object'],
  ])('names the member and its value: %#', (read, words) => {
    expect(read).toThrow(words);
  });

  it('does not take what every object inherits for a member', () => {
    expect(readerOf(answer('{}'), {}).member('constructor')).toBeUndefined();
  });
});
