import { expect, it } from 'vitest';
import { prettyJson } from './pretty-json.ts';

it('indents as JSON.stringify does', () => {
  const value = { a: [1, { b: null, c: [] }, 'x: {"y", [1]}\\'], d: {}, e: -1.5e-7, f: [[true]] };
  expect(prettyJson(JSON.stringify(value))).toBe(JSON.stringify(value, null, 2));
});

it('changes nothing but white space', () => {
  expect(prettyJson('{"a":12345678901234567890,"a":1.0}')).toBe('{\n  "a": 12345678901234567890,\n  "a": 1.0\n}');
  for (const text of ['', 'plain {text', '7', '"a"']) expect(prettyJson(text)).toBe(text);
  expect(prettyJson('['.repeat(30_000) + ']'.repeat(30_000)).length).toBeLessThan(6_000_000);
});
