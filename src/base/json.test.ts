import { expect, it } from 'vitest';
import { canonicalJson, fillTemplate, isJsonObject } from './json.ts';

it('canonicalJson sorts keys at every depth and keeps array order', () => {
  expect(canonicalJson({ b: [{ d: 1, c: 2 }, 1], a: null })).toBe('{"a":null,"b":[{"c":2,"d":1},1]}');
});

it('fillTemplate fills known names once and leaves the rest alone', () => {
  expect(fillTemplate({ detail: 'have {n}, need {m}', list: ['{n}', 7, null] }, { n: '{m}' })).toEqual({
    detail: 'have {m}, need {m}',
    list: ['{m}', 7, null],
  });
});

it('fillTemplate fills names of members', () => {
  expect(fillTemplate({ errors: { '{field}': ['is invalid'] } }, { field: 'name' })).toEqual({
    errors: { name: ['is invalid'] },
  });
});

it.each([null, 'a', 1, true, [], Buffer.from('{}'), new DataView(new ArrayBuffer(1))])(
  'isJsonObject is false for %j',
  (value) => {
    expect(isJsonObject(value)).toBe(false);
  },
);

it('isJsonObject is true for an object', () => {
  expect(isJsonObject({})).toBe(true);
});
