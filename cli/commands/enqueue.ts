import { Command } from 'commander';
import { withStageOptions } from '../caption/stage-options.ts';
import type { EnqueueFlags } from '../queue/flags.ts';
import { refusingCaptionOptions } from '../queue/not-for-queue.ts';
import { withQueueOptions } from '../queue/queue-options.ts';
import { withLintLevel, withRuleOptions } from '../rule-options.ts';

/** `caption-harness enqueue`: puts videos into a queue that workers on any number of machines work off. */
export function enqueueCommand(): Command {
  const described = new Command('enqueue')
    .description('Put videos into a queue in Redis, for `caption-harness worker` on any number of machines.')
    .argument('[videos...]', 'URLs (https://, s3://); files and folders below --shared-folder');
  const command = withStageOptions(withQueueOptions(described))
    .option('--transcript <file>', 'captions of the video that exist (SRT or WebVTT), instead of a transcriber')
    .option('--encoding <label>', 'encoding of a transcript without byte order mark (default: UTF-8)')
    .option('--list <file>', 'file with one video or folder per line, in addition to the arguments; # starts a comment')
    .option('--shared-folder <folder>', 'folder of files that all workers have, where it is mounted here')
    .option(
      '--drop-repeats',
      'leave out text that the transcriber has probably invented: loops, and words over silence',
    )
    .option('--restart', 'start over: forget what was done, and pay again')
    .option('--pay-again', 'pay again if the answer to a paid request was lost')
    .option('--allow-private-hosts', 'accept URLs of private networks and of the workers themselves')
    .option('--json', 'print a line of JSON')
    .addHelpText(
      'after',
      '\nThe same content with the same options is one video of the queue.\nExit codes: 0 added; 2 bad usage.',
    );
  return refusingCaptionOptions(withLintLevel(withRuleOptions(command))).action(
    async (videos: string[], flags: EnqueueFlags) => {
      // Only this command loads the queue: the others start without it.
      const { runEnqueue } = await import('../queue/enqueue.ts');
      await runEnqueue(videos, flags);
    },
  );
}
