import { Command } from 'commander';
import { portNumber } from '../options.ts';
import type { QueueFlags } from '../queue/flags.ts';
import { withQueueOptions } from '../queue/queue-options.ts';

/** `caption-harness queue`: looks after a queue of videos. */
export function queueCommand(): Command {
  const sub = (name: string, description: string): Command =>
    withQueueOptions(new Command(name).description(description)).option('--json', 'print a line of JSON');
  const manage = () => import('../queue/manage.ts');
  return new Command('queue')
    .description('Look after a queue of videos in Redis.')
    .addCommand(
      sub('status', 'Show what is waiting, at work, done and failed.').action(async (flags: QueueFlags) =>
        (await manage()).runStatus(flags),
      ),
    )
    .addCommand(
      sub('retry', 'Try failed videos again, and end a pause. What was finished is kept.')
        .option('--pay-again', 'pay again where the answer to a paid request was lost')
        .action(async (flags: QueueFlags) => (await manage()).runRetry(flags)),
    )
    .addCommand(
      sub('pause', 'Let workers take no further steps. Those at work end.').action(async (flags: QueueFlags) =>
        (await manage()).runPause(flags, true),
      ),
    )
    .addCommand(
      sub('resume', 'End a pause.').action(async (flags: QueueFlags) => (await manage()).runPause(flags, false)),
    )
    .addCommand(
      sub('drain', 'Remove the videos that are not at work.').action(async (flags: QueueFlags) =>
        (await manage()).runDrain(flags),
      ),
    )
    .addCommand(
      sub('ui', 'Show the queue on a page of this machine (Bull Board). Ctrl-C stops it.')
        .option('--port <number>', 'port to listen on; 0 takes any free port', portNumber, 4110)
        .action(async (flags: QueueFlags & { readonly port: number }) => {
          const { runQueuePage } = await import('../queue/page.ts');
          await runQueuePage(flags);
        }),
    );
}
