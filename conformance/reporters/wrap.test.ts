// Covers: style.ts
import { expect, it } from 'vitest';
import { styleFor } from './style.ts';
import { wrap } from './wrap.ts';

it('breaks lines at spaces, and keeps long words whole', () => {
  expect(wrap('one two three four five six seven', 24, '  ')).toEqual(['  one two three four', '  five six seven']);
  expect(wrap(`see https://example.test/${'x'.repeat(40)}`, 24, '')).toEqual([
    'see',
    `https://example.test/${'x'.repeat(40)}`,
  ]);
  expect(wrap('a\n\nb', 40, '> ')).toEqual(['> a', '> ', '> b']);
});

it('counts the columns of a terminal, not characters', () => {
  // Two columns each; a family is one character of two columns, and an accent has none.
  expect(wrap('字幕字幕字 字幕字幕字', 20, '')).toEqual(['字幕字幕字', '字幕字幕字']);
  expect(wrap(`${'👩‍👩‍👧'.repeat(4)} ${'e\u0301'.repeat(11)}`, 20, '')).toEqual([
    `${'👩‍👩‍👧'.repeat(4)} ${'e\u0301'.repeat(11)}`,
  ]);
});

it('styles text if it should, whatever the terminal of this process', () => {
  expect(styleFor(true).red('x')).toBe('\u001b[31mx\u001b[39m');
  expect(styleFor(true).dim('x')).toBe('\u001b[2mx\u001b[22m');
  expect([styleFor(true).bold(''), styleFor(false).red('x')]).toEqual(['', 'x']);
});
