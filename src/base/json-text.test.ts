import { expect, it } from 'vitest';
import { parseJsonText } from './json-text.ts';

it.each(['{"a":"\ufeff"}', '\ufeff{"a":"\ufeff"}\r\n'])('reads %j', (text) => {
  expect(parseJsonText(text)).toEqual({ a: '\ufeff' });
});

it.each(['', '\ufeff', '\ufeff\ufeff{}', '{'])('refuses %j', (text) => {
  expect(() => parseJsonText(text)).toThrow(SyntaxError);
});
