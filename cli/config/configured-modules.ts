import { dirname, resolve } from 'node:path';
import { namedModules } from '../provider-modules.ts';
import { findConfig } from './find-config.ts';
import { variableOf } from './variable-of.ts';

/** Where a command line is run. */
export interface Surroundings {
  readonly environment: NodeJS.ProcessEnv;
  /** The working folder. */
  readonly folder: string;
}

/**
 * The modules of the user's own providers: those of the options, else of the variable, else of the config file. A config file that cannot be read
 * has none here: the command that reads it says what is wrong.
 */
export async function configuredModules(
  words: readonly string[],
  { environment, folder }: Surroundings,
): Promise<readonly string[]> {
  const named = namedModules(words);
  if (named.length > 0) return named;
  const listed = (environment[variableOf('providerModule')] ?? '').split(',').map((path) => path.trim());
  const given = listed.filter((path) => path !== '');
  return given.length > 0 ? given : await inFile(words, { environment, folder });
}

async function inFile(words: readonly string[], { environment, folder }: Surroundings): Promise<readonly string[]> {
  try {
    const file = findConfig(fileNamed(words) ?? (environment.CAPTION_HARNESS_CONFIG || undefined), folder);
    if (file === null) return [];
    const { readValue } = await import('./read-config.ts');
    const { providerModule = [] } = Object(await readValue(file)) as { readonly providerModule?: unknown };
    const paths = Array.isArray(providerModule) ? providerModule : [];
    return paths.filter((path) => typeof path === 'string').map((path) => resolve(dirname(file), path));
  } catch {
    return [];
  }
}

/** The value of `--config`. */
function fileNamed(words: readonly string[]): string | undefined {
  const end = words.indexOf('--');
  const own = end < 0 ? words : words.slice(0, end);
  const at = own.findLastIndex((word) => word === '--config' || word.startsWith('--config='));
  return own[at]?.startsWith('--config=') ? own[at].slice('--config='.length) : at < 0 ? undefined : own[at + 1];
}
