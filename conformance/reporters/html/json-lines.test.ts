import { expect, it } from 'vitest';
import { jsonLines } from './json-lines.ts';

it('breaks JSON into lines and keeps the spelling of its values', () => {
  expect(jsonLines('{"a":1.0,"b":[],"c":{"d":[1e2, null]},"e":"x, {\\"y\\"}"}')).toBe(
    [
      '{',
      '  "a": 1.0,',
      '  "b": [],',
      '  "c": {',
      '    "d": [',
      '      1e2,',
      '      null',
      '    ]',
      '  },',
      '  "e": "x, {\\"y\\"}"',
      '}',
    ].join('\n'),
  );
  expect(jsonLines('{"a":1,"a":2}')).toBe('{\n  "a": 1,\n  "a": 2\n}');
  expect(jsonLines('"text"')).toBe('"text"');
});

it.each(['<html>', '', '{"a":', 'a, b'])('leaves %j as it came', (text) => {
  expect(jsonLines(text)).toBe(text);
});
