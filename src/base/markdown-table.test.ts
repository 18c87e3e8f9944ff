import { expect, it } from 'vitest';
import { escapeCell, markdownTable } from './markdown-table.ts';

it('keeps each cell in its column and its line', () => {
  expect(escapeCell('a|b <i>\n  c')).toBe('a\\|b &lt;i> c');
  expect(markdownTable(['x', 'y'], [['1', 'a|b']])).toBe('| x | y |\n| --- | --- |\n| 1 | a\\|b |');
});
