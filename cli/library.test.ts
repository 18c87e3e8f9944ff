import { expect, it } from 'vitest';
import { libraryFile, runFromLibrary } from './library.ts';

it('finds the library beside the bundle, and nothing from the library itself', () => {
  expect(libraryFile('conform', 'file:///a/dist/bin/chunk-1.js')?.href).toBe('file:///a/dist/lib/cli/conform.js');
  expect(libraryFile('conform', 'file:///a/dist/lib/cli/library.js')).toBeNull();
});

it.each([
  ['no module is named', ['serve']],
  ['there is no library', ['serve', '--provider-module', 'own.mjs']],
  ['there is no library, written with =', ['serve', '--provider-module=own.mjs']],
])('goes on with the program as it is where %s', async (_case, words) => {
  expect(await runFromLibrary('conform', words)).toBe(false);
});
