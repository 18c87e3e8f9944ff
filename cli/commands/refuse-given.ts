import type { Command } from 'commander';
import { UsageError } from '../exit-codes.ts';

/**
 * Refuses options that the command line gives and that have no effect here. Those of variables and config files stay: they serve
 * several commands.
 * @param names attributes of the options, such as `maxFailures`
 * @param why a clause that follows the option's name
 * @throws {UsageError} for the first
 */
export function refuseGiven(command: Command, names: readonly string[], why: string): void {
  const given = names.find((name) => command.getOptionValueSource(name) === 'cli');
  if (given === undefined) return;
  const option = given.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  throw new UsageError(`--${option} ${why}`);
}
