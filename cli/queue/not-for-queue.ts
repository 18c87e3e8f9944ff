import { type Command, Option } from 'commander';
import { UsageError } from '../exit-codes.ts';

const SERVICES = 'Services and credentials are those of the workers: give it to caption-harness worker.';
const MOCKS = 'The queue starts no mocks: give it to caption-harness serve, whose mocks workers use by --control.';

/** The options of `caption` that `enqueue` refuses, and why. It takes all others. */
export const notForQueue: Readonly<Record<string, string>> = {
  '--target': SERVICES,
  '--yes': SERVICES,
  '--control': SERVICES,
  '--tenant': SERVICES,
  '--url': SERVICES,
  '--credential': SERVICES,
  '--seed-file': MOCKS,
  '--fault': MOCKS,
  '--chaos': MOCKS,
  '--state': 'Logs of jobs are kept in Redis: --redis says where.',
  '--parallel': 'Each worker decides how much it does at once: caption-harness worker --concurrency.',
  '--dry-run': 'The queue only keeps what is to be done: see what it would cost by caption-harness caption --dry-run.',
  '--resume': 'A video that is added again always continues: leave it out.',
};

/** Adds the options of `caption` that do not apply, so that each is refused with its reason. The help does not list them. */
export function refusingCaptionOptions(command: Command): Command {
  for (const [flag, reason] of Object.entries(notForQueue)) {
    const option = new Option(`${flag} [value]`).hideHelp();
    command.addOption(option);
    command.on(`option:${option.name()}`, () => {
      throw new UsageError(`enqueue does not take ${flag}. ${reason}`);
    });
  }
  return command;
}
