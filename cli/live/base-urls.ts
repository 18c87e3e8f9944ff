import type { ProviderId } from '../../src/contracts/providers.ts';
import { UsageError } from '../exit-codes.ts';
import { knownProviders } from '../known-provider.ts';
import { httpUrl } from '../options.ts';

/** Returns a URL that credentials may be sent to: https, or http on this machine. @throws {UsageError} */
export function safeUrl(text: string): string {
  let url: string;
  try {
    url = httpUrl(text);
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
  const { protocol, hostname } = new URL(url);
  const isLocal = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(hostname);
  if (protocol !== 'https:' && !isLocal)
    throw new UsageError(`a live run sends credentials over https only, not to ${url}.`);
  return url;
}

/** Returns the base URLs of the real services, some of them replaced. @throws {UsageError} */
export function withOverrides(
  real: Readonly<Record<ProviderId, string>>,
  given: Readonly<Record<string, string>>,
): Readonly<Record<ProviderId, string>> {
  knownProviders(Object.keys(given));
  return { ...real, ...Object.fromEntries(Object.entries(given).map(([id, url]) => [id, safeUrl(url)])) };
}
