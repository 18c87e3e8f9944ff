import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { UsageError } from '../exit-codes.ts';

/** The endings of config files, in the order in which they are named. */
export const CONFIG_ENDINGS = ['ts', 'mts', 'js', 'mjs', 'json', 'yaml', 'yml'] as const;

const NAMES = CONFIG_ENDINGS.map((ending) => `caption-harness.config.${ending}`);

/**
 * Returns the path of the config file: the named one, else the one in a folder, else null.
 * @throws {UsageError} when the folder has several
 */
export function findConfig(named: string | undefined, folder: string): string | null {
  if (named !== undefined) return resolve(folder, named);
  const found = NAMES.filter((name) => namesIn(folder).has(name));
  if (found.length > 1)
    throw new UsageError(`there are several config files: ${found.join(', ')}. --config takes one.`);
  return found[0] === undefined ? null : join(folder, found[0]);
}

function namesIn(folder: string): ReadonlySet<string> {
  try {
    return new Set(readdirSync(folder));
  } catch {
    return new Set();
  }
}
