import { Command } from 'commander';
import { startWorld } from '../../../mocks/start.ts';
import { pointed, pointingAt } from '../environment.ts';
import { CannotRun, endLike, runInForeground } from '../run-command.ts';
import { type WorldFlags, withWorldOptions, worldFrom } from '../world-options.ts';

/** `caption-harness exec -- CMD`: a command with stand-ins of its own. */
export function execCommand(): Command {
  const command = new Command('exec')
    .description('Start the stand-ins on free ports, point a command at them, and end as it ends.')
    .argument('<command...>', 'the command and its arguments, after --')
    .passThroughOptions();
  return withWorldOptions(command).action(execute);
}

async function execute(words: readonly string[], flags: WorldFlags): Promise<void> {
  const running = await startWorld({ ...(await worldFrom(flags)), ports: 'auto' });
  try {
    const ended = await runInForeground(words, pointed(process.env, pointingAt(running)));
    await running.close();
    endLike(ended);
  } catch (error) {
    await running.close();
    if (!(error instanceof CannotRun)) throw error;
    process.stderr.write(`error: ${error.message}\n`);
    process.exitCode = error.code;
  }
}
