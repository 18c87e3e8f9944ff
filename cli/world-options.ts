import { type Command, Option } from 'commander';
import { FolderFailedError } from '../mocks/keeping/folder-failed.ts';
import { profileSwitches } from '../mocks/kernel/world/settings.ts';
import type { StartOptions } from '../mocks/start.ts';
import { profiles } from '../src/contracts/switches.ts';
import { type BoundFlags, boundsFrom, withBoundOptions } from './bound-options.ts';
import { UsageError } from './exit-codes.ts';
import { chaosOption, type FaultFlags, faultOption, faultsFrom } from './fault-options.ts';
import { clockText, collect, oneOf, wholeNumber } from './options.ts';
import { withProviderModules } from './provider-modules.ts';
import { switchOption } from './switch-option.ts';

/** The options that say how the mocks behave. */
export interface WorldFlags extends BoundFlags, FaultFlags {
  readonly seed: number;
  readonly clock: string;
  readonly profile: string;
  readonly switch: Readonly<Record<string, string>>;
  readonly rateLimits: boolean;
  readonly auth: 'mock' | 'any';
  readonly mutant?: readonly string[];
  readonly seedFile?: string;
}

/** Adds the options of every command that starts mocks. */
export function withWorldOptions(command: Command, options: { readonly mutants?: boolean } = {}): Command {
  command
    .option(
      '--seed <number>',
      'number from which ids and invented texts derive: with the same one, they are the same',
      wholeNumber,
      1,
    )
    .option('--seed-file <path>', 'YAML or JSON: what is heard, how it is translated, and the state to start from')
    .option(
      '--clock <clock>',
      'clock of new tenants: real, manual, manual:<ISO time> or scaled:<factor>',
      clockText,
      'real',
    )
    .addOption(oneOf('--profile <name>', 'named set of switches', Object.keys(profiles), 'faithful'))
    .addOption(switchOption('one allowed alternative, for example translateplus.window=sliding'))
    .option('--no-rate-limits', 'count requests but refuse none')
    .addOption(oneOf('--auth <which>', 'any: every credential opens its own tenant', ['mock', 'any'], 'mock'));
  command.addOption(faultOption()).addOption(chaosOption());
  withBoundOptions(command);
  withProviderModules(command);
  if (options.mutants !== false) {
    command.addOption(
      new Option('--mutant <id>', 'start with this mutant (repeatable); conform power --list names all').argParser(
        collect,
      ),
    );
  }
  return command;
}

/** Turns the options into those of `startWorld`. @throws {UsageError} for faults and mutants that do not exist */
export async function worldFrom(flags: WorldFlags): Promise<StartOptions> {
  const { seed, clock, auth, rateLimits, mutant = [] } = flags;
  const settings = { seed, clock, switches: { ...profileSwitches(flags.profile), ...flags.switch } };
  return {
    auth,
    rateLimits,
    settings,
    faults: await faultsFrom(flags, seed),
    seedFile: flags.seedFile,
    bounds: boundsFrom(flags),
    timeouts: { idle: flags.idleSeconds * 1_000 },
    onDefect: (error) => process.stderr.write(`${defectText(error)}\n`),
    ...(mutant.length === 0 ? {} : { seams: await seamsOf(mutant) }),
  };
}

function defectText(error: unknown): string {
  if (error instanceof FolderFailedError) return `error: ${error.message}`;
  return `defect: ${error instanceof Error ? error.stack : String(error)}`;
}

async function seamsOf(ids: readonly string[]): Promise<NonNullable<StartOptions['seams']>> {
  const { combineMutants, findMutants, mutants } = await import('../conformance/mutants/index.ts');
  const { defaultSeams } = await import('../mocks/kernel/world/seams.ts');
  const found = findMutants(mutants, ids);
  const unknown = found.unknown[0];
  if (unknown !== undefined) {
    const near = unknown.near.length === 0 ? '' : ` Near: ${unknown.near.join(', ')}.`;
    throw new UsageError(`there is no mutant "${unknown.id}".${near} "conform power --list" names all.`);
  }
  return combineMutants(found.mutants)(defaultSeams);
}
