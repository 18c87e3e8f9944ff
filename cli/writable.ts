import { accessSync, constants, mkdirSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { whyUnusable } from '../src/base/local-problem.ts';
import { UsageError } from './exit-codes.ts';

/**
 * Makes the folder of a file that the program writes at its end, and returns the file. Call it before the work, which is lost otherwise.
 * @param option the option that names the file, for the message
 * @throws {UsageError} if the file could not be written
 */
export function writableFile(option: string, file: string): string {
  return refusing(option, file, 'file', () => {
    makeFolder(dirname(resolve(file)));
    const there = statSync(file, { throwIfNoEntry: false });
    if (there?.isDirectory()) throw Object.assign(new Error(), { code: 'EISDIR', path: file });
    accessSync(there === undefined ? dirname(file) : file, constants.W_OK);
  });
}

/** The same for a folder that gets files. @throws {UsageError} if nothing could be written there */
export function writableFolder(option: string, folder: string): string {
  return refusing(option, folder, 'folder', () => {
    makeFolder(resolve(folder));
    accessSync(folder, constants.W_OK);
  });
}

/** Makes a folder and those above it. `mkdir` with `recursive` never returns where a file system refuses with ENOENT (`/proc`). */
function makeFolder(folder: string): void {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return;
  if (dirname(folder) !== folder) makeFolder(dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    // Another program may have made it meanwhile.
    if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) throw error;
  }
}

function refusing(option: string, path: string, kind: 'file' | 'folder', look: () => void): string {
  try {
    look();
    return path;
  } catch (error) {
    throw new UsageError(`${option}: ${path} cannot be written: ${whyUnusable(error)}. Name another ${kind}.`);
  }
}
