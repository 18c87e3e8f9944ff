import { type Command, Option } from 'commander';
import { UsageError } from '../exit-codes.ts';

/** Adds the options that say which queue. */
export const withQueueOptions = (command: Command): Command =>
  command
    .addOption(
      new Option('--redis <url>', 'Redis of the queue, for example redis://127.0.0.1:6379')
        .env('CAPTION_HARNESS_REDIS')
        .argParser(redisUrl)
        .makeOptionMandatory(),
    )
    .option('--prefix <name>', 'beginning of all its keys; another one is another queue', 'caption-harness');

/** A URL of Redis. @throws {UsageError} whose message does not repeat the URL, unlike an error of commander */
export function redisUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url && (url.protocol === 'redis:' || url.protocol === 'rediss:') && url.hostname !== '') return text;
  throw new UsageError('--redis expects a URL like redis://127.0.0.1:6379 or rediss://user:password@host:6379.');
}
