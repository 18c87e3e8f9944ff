import { expect, it } from 'vitest';
import { fitting } from './terminal-width.ts';

it('ends a line before the columns of a terminal', () => {
  expect(fitting('abcdef', 4)).toBe('abcd');
  expect(fitting('字幕字幕', 5)).toBe('字幕');
  expect(fitting('e\u0301e\u0301e', 2)).toBe('e\u0301e\u0301');
});

it('keeps a character of several parts whole', () => {
  expect(fitting('👩‍👩‍👧👩‍👩‍👧', 3)).toBe('👩‍👩‍👧');
  expect(fitting('🇩🇪🇫🇷', 2)).toBe('🇩🇪');
});

it('leaves out characters that move the cursor', () => {
  expect(fitting('a\u001b[2Kb\r\nc', 20)).toBe('a[2Kbc');
});
