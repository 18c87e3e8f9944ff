import { existsSync } from 'node:fs';
import { configuredModules } from './config/configured-modules.ts';

/**
 * Runs the program from the library of the package instead of its bundle, if a module of the user's own is named and the library is
 * there. Such a module imports the library: the program must share its registries. False: the bundle goes on.
 */
export async function runFromLibrary(
  program: 'caption-harness' | 'conform',
  words: readonly string[] = process.argv.slice(2),
): Promise<boolean> {
  const file = libraryFile(program, import.meta.url);
  if (file === null || !existsSync(file)) return false;
  const here = { environment: process.env, folder: process.cwd() };
  if ((await configuredModules(words, here)).length === 0) return false;
  await import(file.href);
  return true;
}

/** The program in the library beside the folder `bin` that a bundle is in; null for a module anywhere else. */
export const libraryFile = (program: string, here: string): URL | null =>
  new URL('.', here).pathname.endsWith('/bin/') ? new URL(`../lib/cli/${program}.js`, here) : null;
