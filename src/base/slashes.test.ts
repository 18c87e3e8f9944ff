import { readdirSync, readFileSync } from 'node:fs';
import { posix, win32 } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { withSlashes } from './slashes.ts';

it('writes a path of Windows as git does', () => {
  expect(withSlashes(win32.relative('C:\\work', 'C:\\work\\reports\\a b.xml'), win32.sep)).toBe('reports/a b.xml');
});

it('leaves a backslash in a name of Linux alone', () => {
  expect(withSlashes('a/b\\c', posix.sep)).toBe('a/b\\c');
});

/** What works only where paths begin with `/`. A path of a module is a URL: fileURLToPath reads it, pathToFileURL writes it. */
const WRONG: readonly (readonly [what: string, form: RegExp])[] = [
  ['the path of a URL as a path', /import\.meta\.url\)\.pathname/],
  ['an address made from a path', /[`'"]file:\/\/(?:\/?\$\{|['"] *\+)/],
  ['an import of a path', /\bimport\((?:resolve|join)\(/],
  ['a folder cut off behind a slash', /\b(?:dir|folder|root|home|cwd)\w*\}?\/?`?\)?\.length \+ 1/],
];

it('is needed by no source: none takes a path for an address, or joins one by hand', () => {
  const root = fileURLToPath(new URL('../../', import.meta.url));
  const files = ['src', 'mocks', 'conformance', 'cli', 'entry'].flatMap((room) =>
    readdirSync(root + room, { recursive: true, encoding: 'utf8' }).flatMap((name) =>
      /\.tsx?$/.test(name) ? [`${room}/${name}`] : [],
    ),
  );
  expect(files.length).toBeGreaterThan(1000);
  const own = ['src', 'base', 'slashes.test.ts'].join('/');
  const found = files.flatMap((file) => {
    const text = readFileSync(root + file, 'utf8');
    return WRONG.flatMap(([what, form]) => (withSlashes(file) !== own && form.test(text) ? [`${file}: ${what}`] : []));
  });
  expect(found).toEqual([]);
});
