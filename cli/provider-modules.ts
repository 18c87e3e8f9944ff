import type { Command } from 'commander';
import { collect } from './options.ts';

const PROVIDER_MODULE = '--provider-module';

/** The option of a command that names providers of the user's own. `runWords` loads them before any option is read. */
export const withProviderModules = (command: Command): Command =>
  command.option(
    `${PROVIDER_MODULE} <path>`,
    'also use the provider that this module exports (repeatable); docs/adding-a-provider.md',
    collect,
  );

/**
 * The modules that a command line names, in order, each once. Options list providers, so that the modules must be known before
 * commander reads the words; those behind `--` are another program's.
 */
export function namedModules(words: readonly string[]): readonly string[] {
  const end = words.indexOf('--');
  const own = end < 0 ? words : words.slice(0, end);
  const named = own.flatMap((word, at) => {
    if (word === PROVIDER_MODULE) return own[at + 1] ?? [];
    return word.startsWith(`${PROVIDER_MODULE}=`) ? word.slice(PROVIDER_MODULE.length + 1) : [];
  });
  return [...new Set(named)];
}

/** The options that name the modules of a command, and of those that it belongs to, again: for a command that is started or printed. */
export function moduleOptions(command: Command): string[] {
  const { providerModule = [] } = command.opts<{ readonly providerModule?: readonly string[] }>();
  const above = command.parent === null ? [] : moduleOptions(command.parent);
  return [...above, ...providerModule.flatMap((path) => [PROVIDER_MODULE, path])];
}
