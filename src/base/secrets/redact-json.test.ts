import { expect, it } from 'vitest';
import { redactJson } from './redact-json.ts';

const hide = (text: string): string => text.replaceAll('key', '***');

it('changes names and texts at every depth, and nothing else', () => {
  expect(redactJson({ 'a key': ['key', 1, null, true, { b: 'a key' }] }, hide)).toEqual({
    'a ***': ['***', 1, null, true, { b: 'a ***' }],
  });
});
