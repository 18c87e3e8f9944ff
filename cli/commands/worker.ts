import { Command, Option } from 'commander';
import { credentialOption } from '../credential-option.ts';
import { httpUrl, oneOf, pairs, positive, tenantName } from '../options.ts';
import { withBucketOptions } from '../origin/bucket.ts';
import type { WorkerFlags } from '../queue/flags.ts';
import { rateOf, withQueueOptions } from '../queue/queue-options.ts';

/** `caption-harness worker`: captions the videos of a queue. */
export function workerCommand(): Command {
  const described = new Command('worker').description(
    'Caption the videos of a queue in Redis, together with other workers. Ctrl-C gives back what is at work.',
  );
  const stored = withBucketOptions(
    withQueueOptions(described),
    'bucket of origins with --redis, whose uploads are captioned, too',
    ['none', 's3'],
  );
  return stored
    .option('--parallel <number>', 'with --store s3: uploads at the same time', positive, 2)
    .option('--concurrency <number>', 'steps of videos at the same time', positive, 8)
    .option('--shared-folder <folder>', 'folder of files that all workers have, where it is mounted here')
    .option('--keep-days <number>', 'forget the logs of finished videos after this time (default: keep them)', positive)
    .addOption(oneOf('--target <which>', 'running mocks (--control), or the real services', ['mock', 'live'], 'mock'))
    .option('--yes', 'with --target live: spend real credits (or CONFORM_LIVE=1)')
    .option('--control <url>', 'use the running mocks of this control API', httpUrl)
    .option('--tenant <name>', 'tenant of the mocks', tenantName, 'demo')
    .addOption(pairs('--url <provider=url>', 'base URL of a provider'))
    .addOption(credentialOption('for example translateplus.apiKey=env:KEY'))
    .addOption(
      new Option(
        '--rate <provider=requests/seconds>',
        'rate of an account that differs from the provider’s (repeatable)',
      )
        .argParser(rateOf)
        .default({}, 'none'),
    )
    .option('--no-pacing', 'do not keep below the providers’ rates: for mocks without rate limits')
    .option('--json', 'print a line of JSON per event')
    .addHelpText('after', '\nExit codes: 0 stopped by a signal; 2 bad usage.')
    .action(async (flags: WorkerFlags) => {
      // Only this command loads the queue: the others start without it.
      const { runWorker } = await import('../queue/worker.ts');
      await runWorker(flags);
    });
}
