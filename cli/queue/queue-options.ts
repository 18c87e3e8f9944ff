import { type Command, InvalidArgumentError, Option } from 'commander';
import type { Rate } from '../../src/base/pacer.ts';
import { UsageError } from '../exit-codes.ts';
import { knownProvider } from '../known-provider.ts';

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
  throw new UsageError(
    '--redis expects a URL like redis://127.0.0.1:6379, or rediss: for TLS; user and password go before the host, as in other URLs.',
  );
}

/** Adds a rate such as `translateplus=600/60` to the earlier ones. */
export function rateOf(text: string, before: Readonly<Record<string, Rate>> = {}): Record<string, Rate> {
  const [, provider = '', requests, seconds] = /^([^=]+)=([1-9]\d{0,6})\/([1-9]\d{0,4})$/.exec(text) ?? [];
  if (requests === undefined) throw new InvalidArgumentError('expected provider=requests/seconds.');
  return { ...before, [knownProvider(provider)]: { requests: Number(requests), seconds: Number(seconds) } };
}
