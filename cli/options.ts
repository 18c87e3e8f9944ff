import { InvalidArgumentError, Option } from 'commander';
import { formatClock, parseClock } from '../src/base/clock.ts';
import { parseShard, type Shard } from '../src/base/shard.ts';
import { isTenantName, TENANT_NAME_RULE } from '../src/contracts/tenant-name.ts';

/** Adds one `name=value` to the earlier ones, for repeatable options. `form` says how a pair is written, for the refusal of another text. */
export function collectPair(
  text: string,
  before: Readonly<Record<string, string>> = {},
  form = 'name=value',
): Record<string, string> {
  const at = text.indexOf('=');
  if (at < 1) throw new InvalidArgumentError(`expected ${form}, got "${text}".`);
  return { ...before, [text.slice(0, at)]: text.slice(at + 1) };
}

/** Adds one value to the earlier ones, for repeatable options. */
export const collect = (text: string, before: readonly string[] = []): string[] => [...before, text];

/** A repeatable option of `name=value` pairs, as its flags write them: `--url <provider=URL>`. */
export function pairs(flags: string, description: string): Option {
  const form = /<([^>]+=[^>]+)>/.exec(flags)?.[1];
  const read = (text: string, before: Readonly<Record<string, string>> | undefined) => collectPair(text, before, form);
  return new Option(flags, description).argParser(read).default({}, 'none');
}

/** A repeatable option; `usual` is the default that the help shows. */
export const several = (flags: string, description: string, usual = 'none'): Option =>
  new Option(flags, description).argParser(collect).default([], usual);

/** A repeatable option whose values are among the listed ones. Default: none. */
export const severalOf = (flags: string, description: string, known: readonly string[]): Option =>
  new Option(flags, description)
    .argParser((text: string, before?: readonly string[]) => {
      if (known.includes(text)) return collect(text, before);
      throw new InvalidArgumentError(`expected ${known.join(', ')}, got "${text}".`);
    })
    .default([], 'none');

/** One or more words, separated by commas. */
export function words(text: string): string[] {
  const parts = text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  if (parts.length > 0) return parts;
  throw new InvalidArgumentError('expected one or more, separated by commas.');
}

/** A whole number from 0 to 4,294,967,295. */
export function wholeNumber(text: string): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value > 4_294_967_295) {
    throw new InvalidArgumentError(`expected a whole number from 0 to 4294967295, got "${text}".`);
  }
  return value;
}

/** A whole number from 1 to 2,000,000, so that seconds and megabytes overflow no timer and no count. */
export function positive(text: string): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < 1 || value > 2_000_000) {
    throw new InvalidArgumentError(`expected a whole number from 1 to 2000000, got "${text}".`);
  }
  return value;
}

/** The name of a tenant of the mocks. */
export function tenantName(text: string): string {
  if (isTenantName(text)) return text;
  throw new InvalidArgumentError(`${TENANT_NAME_RULE}, got "${text}".`);
}

/** A TCP port; 0 stands for any free one. */
export function portNumber(text: string): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value > 65_535) {
    throw new InvalidArgumentError(`expected a port from 0 to 65535, got "${text}".`);
  }
  return value;
}

/** One of the listed words, as commander checks and shows it. */
export const oneOf = (flags: string, description: string, choices: readonly string[], usual?: string): Option => {
  const option = new Option(flags, description).choices([...choices]);
  return usual === undefined ? option : option.default(usual);
};

/** A clock in the form `parseClock` reads. */
export function clockText(text: string): string {
  try {
    return formatClock(parseClock(text));
  } catch (error) {
    throw new InvalidArgumentError(error instanceof Error ? `${error.message}.` : String(error));
  }
}

/** A URL of http or https without credentials, query or hash. */
export function httpUrl(text: string): string {
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    throw new InvalidArgumentError(`expected a URL like http://127.0.0.1:4030, got "${text}".`);
  }
  const plain =
    /^https?:$/.test(url.protocol) && url.username + url.password === '' && url.search === '' && url.hash === '';
  if (!plain) throw new InvalidArgumentError(`expected a plain http or https URL, got "${text}".`);
  return text.replace(/\/+$/, '');
}

/** A pattern of ids. An empty one, as of a variable that is not set, would choose all. */
export function globText(text: string): string {
  if (text === '')
    throw new InvalidArgumentError('expected a pattern such as translateplus/credits/*, got an empty text.');
  return text;
}

/** A shard, such as `2/5`. */
export function shardText(text: string): Shard {
  const shard = parseShard(text);
  if (shard === null)
    throw new InvalidArgumentError(`expected a shard such as 2/5, the second of five, got "${text}".`);
  return shard;
}
