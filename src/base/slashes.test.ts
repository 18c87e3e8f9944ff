import { posix, win32 } from 'node:path';
import { expect, it } from 'vitest';
import { withSlashes } from './slashes.ts';

it('writes a path of Windows as git does', () => {
  expect(withSlashes(win32.relative('C:\\work', 'C:\\work\\reports\\a b.xml'), win32.sep)).toBe('reports/a b.xml');
});

it('leaves a backslash in a name of Linux alone', () => {
  expect(withSlashes('a/b\\c', posix.sep)).toBe('a/b\\c');
});
