import { Command, Option } from 'commander';
import { transcriberNames } from '../caption/flags.ts';
import { translatorNames } from '../caption/translator-names.ts';
import { credentialOption } from '../credential-option.ts';
import { withListenOptions } from '../listen-options.ts';
import { httpUrl, oneOf, pairs, portNumber, positive, tenantName, wholeNumber } from '../options.ts';
import { withBucketOptions } from '../origin/bucket.ts';
import type { OriginFlags } from '../origin/flags.ts';
import { redisUrl } from '../queue/queue-options.ts';
import { withLintLevel, withRuleOptions } from '../rule-options.ts';

/** `caption-harness origin`: starts the service that captions uploaded videos, by default with the mocks. */
export function originCommand(): Command {
  const described = new Command('origin')
    .description('Start a service that accepts videos, captions them, and serves both. Ctrl-C stops it.')
    .option('--port <number>', 'port to listen on; 0 takes any free port', portNumber, 4100)
    .option('--host <address>', 'address to listen on; beyond loopback callers need the token', '127.0.0.1')
    .option('--token <token>', 'token that callers need, except for videos and tracks (or CAPTION_HARNESS_TOKEN)')
    .option(
      '--data <folder>',
      'folder of records, jobs, cache and, with --store fs, the objects',
      '.caption-harness/origin',
    );
  const command = withBucketOptions(described, 'where objects are kept: files, or an S3 or R2 bucket', ['fs', 's3'])
    .addOption(
      new Option(
        '--redis <url>',
        'with --store s3: share records, jobs and rates with other origins and workers',
      ).argParser(redisUrl),
    )
    .option('--prefix <name>', 'with --redis: beginning of all keys', 'caption-harness')
    .option('--max-megabytes <number>', 'largest file that is accepted', wholeNumber, 5_000)
    .option('--max-uploads <number>', 'unfinished uploads at the same time', positive, 32)
    .option('--max-upload-megabytes <number>', 'size of all unfinished uploads together', positive, 20_000)
    .option('--idle-seconds <number>', 'end an upload that is silent for this long', positive, 60)
    .option('--cache-subtitles', 'also cache subtitles, which are not cached by default')
    .option(
      '--parallel <number>',
      'videos captioned at the same time; with --redis, 0 leaves them to workers',
      wholeNumber,
      2,
    )
    .addOption(oneOf('--transcriber <name>', 'speech-to-text service', transcriberNames, 'workers-ai'))
    .addOption(oneOf('--translator <name>', 'translation service', translatorNames, 'translateplus'))
    .addOption(oneOf('--target <which>', 'the mocks, or the real services', ['mock', 'live'], 'mock'))
    .option('--yes', 'with --target live: spend real credits (or CONFORM_LIVE=1)')
    .option('--control <url>', 'use the running mocks of this control API', httpUrl)
    .option('--tenant <name>', 'tenant of the mocks', tenantName, 'demo')
    .addOption(pairs('--url <provider=url>', 'base URL of a provider'))
    .addOption(credentialOption('for example translateplus.apiKey=env:KEY'))
    .option(
      '--drop-repeats',
      'leave out text that the transcriber has probably invented: loops, and words over silence',
    )
    .option('--json', 'print one line of JSON when ready');
  return withListenOptions(withLintLevel(withRuleOptions(command)), '--cors-origin').action(
    async (flags: OriginFlags) => {
      // Only this command loads the origin: the others start without it.
      const { runOrigin } = await import('../origin/run.ts');
      await runOrigin(flags);
    },
  );
}
