import { writeSync } from 'node:fs';
import { type Command, CommanderError } from 'commander';
import { localProblem, whyUnusable } from '../src/base/local-problem.ts';
import { blankText, blankUserinfo } from '../src/base/secrets/places.ts';
import { SeedError } from '../src/contracts/seed/problem.ts';
import { addHelpCommand } from './command-words.ts';
import { configuredModules } from './config/configured-modules.ts';
import { BrokenError, exitCodes, InterruptedError, UsageError } from './exit-codes.ts';

/**
 * Ignores that the reader of the output ends early, as `head` does: the program still finishes its work, such as cleaning up. Any
 * other error, such as a full disk, ends it: nobody would know what it did.
 */
function leaveUnread(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') return;
  try {
    writeSync(STANDARD_ERROR, `error: the output cannot be written: ${whyUnusable(error)}.\n`);
  } catch {
    // Standard error is what cannot be written.
  }
  process.exit(exitCodes.broken);
}

const STANDARD_ERROR = 2;

/** Runs a program: bad usage ends with 2, an unexpected error with 3. */
export async function runProgram(make: () => Command): Promise<void> {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', leaveUnread);
  await runWords(make, process.argv.slice(2));
}

/**
 * Runs one command line of a program; its exit code becomes that of this process. The program is made when the providers of the
 * user's own are known: its options list them.
 */
export async function runWords(make: () => Command, words: readonly string[]): Promise<void> {
  try {
    await loadModules(words);
    const program = make();
    for (const command of withSubcommands(program)) addHelpCommand(command);
    for (const command of withSubcommands(program)) {
      command.exitOverride().showHelpAfterError('(--help lists the options)');
      // Commander quotes an argument that it cannot read, which may hold a key.
      command.configureOutput({ outputError: (text, write) => write(blankTyped(text)) });
    }
    await program.parseAsync(words, { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) {
      process.exitCode = error.exitCode === 0 ? exitCodes.ok : exitCodes.usage;
    } else if (error instanceof UsageError || error instanceof SeedError) {
      process.stderr.write(`error: ${blankUserinfo(error.message)}\n`);
      process.exitCode = exitCodes.usage;
    } else if (error instanceof InterruptedError) {
      process.stderr.write(`error: ${blankUserinfo(error.message)}\n`);
      process.exitCode = exitCodes.interrupted;
    } else if (error instanceof BrokenError) {
      process.stderr.write(`error: ${blankUserinfo(error.message)}\n`);
      process.exitCode = exitCodes.broken;
    } else if (fileProblem(error) !== null) {
      process.stderr.write(`error: ${fileProblem(error)}.\n`);
      process.exitCode = exitCodes.broken;
    } else {
      process.stderr.write(`${blankUserinfo(String(error instanceof Error ? error.stack : error))}\n`);
      process.exitCode = exitCodes.broken;
    }
  }
}

/** Why the system refused a file, which needs no stack trace; null for any other error. */
const fileProblem = (error: unknown): string | null =>
  (Object(error) as NodeJS.ErrnoException).path === undefined ? null : localProblem(error);

/** Blanks credentials in a message of commander, except in the names of options: `'--control-token <token>'` looks like an element. */
const blankTyped = (text: string): string =>
  text
    .split(/('-[\w, -]+[<[][^'<>]+[>\]]')/)
    .map((part, at) => (at % 2 === 1 ? part : blankText(part)))
    .join('');

/** A program, its commands, and theirs. */
const withSubcommands = (command: Command): Command[] => [command, ...command.commands.flatMap(withSubcommands)];

async function loadModules(words: readonly string[]): Promise<void> {
  const modules = await configuredModules(words, { environment: process.env, folder: process.cwd() });
  if (modules.length === 0) return;
  const { loadProviderModule } = await import('./load-provider-module.ts');
  try {
    for (const path of modules) await loadProviderModule(path);
  } catch (error) {
    // Help must not need a module that works.
    if (!words.some((word) => HELP.includes(word))) throw error;
  }
}

const HELP = ['--help', '-h', 'help', '--version', '-V'];
