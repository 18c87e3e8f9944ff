import { type Command, CommanderError } from 'commander';
import { blankText, blankUserinfo } from '../src/base/secrets/places.ts';
import { SeedError } from '../src/contracts/seed/problem.ts';
import { BrokenError, exitCodes, UsageError } from './exit-codes.ts';

/** Ignores that the reader of the output ends early, as `head` does: the program still finishes its work, such as cleaning up. */
function leaveUnread(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
}

/** Runs a program: bad usage ends with 2, an unexpected error with 3. */
export async function runProgram(program: Command): Promise<void> {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', leaveUnread);
  await runWords(program, process.argv.slice(2));
}

/** Runs one command line of a program; its exit code becomes that of this process. */
export async function runWords(program: Command, words: readonly string[]): Promise<void> {
  for (const command of [program, ...program.commands]) {
    command.exitOverride().showHelpAfterError('(--help lists the options)');
    // Commander quotes an argument that it cannot read, which may hold a key.
    command.configureOutput({ outputError: (text, write) => write(blankText(text)) });
  }
  try {
    await program.parseAsync(words, { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) {
      process.exitCode = error.exitCode === 0 ? exitCodes.ok : exitCodes.usage;
    } else if (error instanceof UsageError || error instanceof SeedError) {
      process.stderr.write(`error: ${blankUserinfo(error.message)}\n`);
      process.exitCode = exitCodes.usage;
    } else if (error instanceof BrokenError) {
      process.stderr.write(`error: ${blankUserinfo(error.message)}\n`);
      process.exitCode = exitCodes.broken;
    } else {
      process.stderr.write(`${blankUserinfo(String(error instanceof Error ? error.stack : error))}\n`);
      process.exitCode = exitCodes.broken;
    }
  }
}
