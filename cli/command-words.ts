import { Command } from 'commander';
import { nearest } from '../src/base/nearest.ts';
import { UsageError } from './exit-codes.ts';

/**
 * Gives a command that has subcommands one more, `help [command...]`, which prints the help of the subcommand that it names, at any depth.
 * Commander's own prints the whole help for a name that it does not know, and leaves a program with an action of its own without one.
 */
export function addHelpCommand(parent: Command): void {
  if (parent.commands.length === 0) return;
  const help = new Command('help').argument('[command...]').description('display help for command');
  parent.addCommand(help.action((names: readonly string[]) => named(parent, names).outputHelp()));
}

/**
 * Refuses words of a command that has subcommands and takes no other words: each is a misspelt subcommand.
 * @param advice - a sentence for words that were meant as something else
 * @throws {UsageError} which names all commands, and the nearest
 */
export function refuseWords(command: Command, advice?: string): void {
  const [word] = command.args;
  if (word !== undefined) throw unknown(command, word, advice);
}

/** Returns the command that names lead to, from a parent. @throws {UsageError} */
function named(parent: Command, names: readonly string[]): Command {
  const [name, ...others] = names;
  if (name === undefined) return parent;
  const found = parent.commands.find((one) => one.name() === name || one.aliases().includes(name));
  if (found !== undefined) return named(found, others);
  throw unknown(parent, name);
}

function unknown(parent: Command, name: string, advice?: string): UsageError {
  const known = parent.commands.map((one) => one.name()).filter((one) => one !== 'help');
  const [near] = nearest(name, known);
  const listed = known.length === 0 ? `${parent.name()} has none` : `known: ${known.join(', ')}`;
  const hint = near === undefined ? advice : `Did you mean ${near}?`;
  return new UsageError(
    [`there is no command "${name}"; ${listed}.`, hint].filter((one) => one !== undefined).join(' '),
  );
}
