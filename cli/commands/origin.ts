import { Command } from 'commander';
import { transcriberNames } from '../caption/flags.ts';
import { translatorNames } from '../caption/translator-names.ts';
import { credentialOption } from '../credential-option.ts';
import { withListenOptions } from '../listen-options.ts';
import { httpUrl, oneOf, pairs, portNumber, positive, wholeNumber } from '../options.ts';
import type { OriginFlags } from '../origin/flags.ts';

/** `caption-harness origin`: the service that captions what is uploaded to it, by default with the mocks. */
export function originCommand(): Command {
  const command = new Command('origin')
    .description('Start a service that takes videos, captions them, and serves both; Ctrl-C stops it.')
    .option('--port <number>', 'listen here; 0 takes any free port', portNumber, 4100)
    .option('--host <address>', 'listen here; beyond loopback callers need the token', '127.0.0.1')
    .option('--token <token>', 'callers need it for all but videos and tracks (or CAPTION_HARNESS_TOKEN)')
    .option('--data <folder>', 'records, jobs, cache and, with --store fs, the objects', '.caption-harness/origin')
    .addOption(oneOf('--store <which>', 'where objects are kept: files, or a bucket of S3 or R2', ['fs', 's3'], 'fs'))
    .option('--s3-endpoint <url>', 'for example https://<account>.r2.cloudflarestorage.com (or S3_ENDPOINT)', httpUrl)
    .option('--s3-bucket <name>', 'the bucket (or S3_BUCKET); keys: AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY')
    .option('--s3-region <name>', 'the region', 'auto')
    .option('--max-megabytes <number>', 'largest file that is taken', wholeNumber, 5_000)
    .option('--max-uploads <number>', 'uploads that may be unfinished at once', positive, 32)
    .option('--max-upload-megabytes <number>', 'of all unfinished uploads together', positive, 20_000)
    .option('--idle-seconds <number>', 'an upload that is silent for so long is ended', positive, 60)
    .option('--cache-subtitles', 'a cache rule for subtitles, which are not cached by their extension')
    .option('--parallel <number>', 'videos captioned at once', wholeNumber, 2)
    .addOption(oneOf('--transcriber <name>', 'speech-to-text service', transcriberNames, 'workers-ai'))
    .addOption(oneOf('--translator <name>', 'who translates', translatorNames, 'translateplus'))
    .addOption(oneOf('--target <which>', 'stand-ins, or the real services', ['mock', 'live'], 'mock'))
    .option('--yes', 'with --target live: yes, spend real credits (or CONFORM_LIVE=1)')
    .option('--control <url>', 'use running stand-ins: their control API', httpUrl)
    .option('--tenant <name>', 'whose sandbox at the stand-ins', 'demo')
    .addOption(pairs('--url <provider=url>', 'where a provider is'))
    .addOption(credentialOption('for example translateplus.apiKey=env:KEY'))
    .option('--json', 'print one line of JSON when ready');
  return withListenOptions(command, '--cors-origin').action(async (flags: OriginFlags) => {
    // Only this command needs the origin: the others start without it.
    const { runOrigin } = await import('../origin/run.ts');
    await runOrigin(flags);
  });
}
