import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { type FileFormat, StateFileError } from '../../../src/base/file-format.ts';
import type { JsonValue } from '../../../src/base/json.ts';
import { jsonFileText, readJsonFile } from '../../../src/base/json-file.ts';
import { type Night, readNight } from './night.ts';

/** A file in a history that cannot be read. The message names it and says what to do. */
export class HistoryError extends Error {
  override readonly name = 'HistoryError';
}

const FORMAT: FileFormat = {
  name: 'watch-night',
  title: 'night of conform watch',
  version: 1,
  withoutIt: 'remove it: the history then lacks that night',
};

const nightsIn = (folder: string): string => join(folder, 'nights');

/** The nights in a history folder, in order; none if it does not exist. @throws {HistoryError} for a file that is no night */
export function readHistory(folder: string): readonly Night[] {
  let names: readonly string[];
  try {
    names = readdirSync(nightsIn(folder)).filter((name) => name.endsWith('.json'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
  const nights = names.map((name) => {
    const path = join(nightsIn(folder), name);
    try {
      return readNight(readJsonFile(readFileSync(path, 'utf8'), path, FORMAT).content);
    } catch (error) {
      if (error instanceof StateFileError) throw new HistoryError(error.message);
      throw new HistoryError(`${path} is not a night of conform watch; restore it, or remove it.`);
    }
  });
  return nights.sort((left, right) => (left.at < right.at ? -1 : 1));
}

/** Adds a night to a history folder, as `nights/<time>.json`, completely or not at all. Returns the path. */
export function writeNight(folder: string, night: Night): string {
  mkdirSync(nightsIn(folder), { recursive: true });
  const path = freePath(join(nightsIn(folder), night.at.replace(/[:.]/g, '-')));
  const draft = `${path}.${process.pid}.draft`;
  const file = openSync(draft, 'w');
  try {
    writeSync(file, jsonFileText(FORMAT, night as unknown as JsonValue));
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(draft, path);
  return path;
}

/** Two runs may begin in the same millisecond. */
function freePath(place: string): string {
  for (let more = 1; ; more += 1) {
    const path = `${place}${more === 1 ? '' : `-${more}`}.json`;
    if (!existsSync(path)) return path;
  }
}
