import { type Command, CommanderError } from 'commander';
import { BrokenError, exitCodes, UsageError } from './exit-codes.ts';

/** Whoever reads may leave early, as `head` does: what is left to be done, such as cleaning up, is done all the same. */
function leaveUnread(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
}

/** Runs a program: bad usage ends with 2, an unexpected error with 3. */
export async function runProgram(program: Command): Promise<void> {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', leaveUnread);
  program.exitOverride().showHelpAfterError('(--help lists the options)');
  for (const command of program.commands) command.exitOverride().showHelpAfterError('(--help lists the options)');
  try {
    await program.parseAsync();
  } catch (error) {
    if (error instanceof CommanderError) {
      process.exitCode = error.exitCode === 0 ? exitCodes.ok : exitCodes.usage;
    } else if (error instanceof UsageError) {
      process.stderr.write(`error: ${error.message}\n`);
      process.exitCode = exitCodes.usage;
    } else if (error instanceof BrokenError) {
      process.stderr.write(`error: ${error.message}\n`);
      process.exitCode = exitCodes.broken;
    } else {
      process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
      process.exitCode = exitCodes.broken;
    }
  }
}
