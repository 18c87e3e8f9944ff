import { lookup } from 'node:dns/promises';
import { isIP, type LookupFunction } from 'node:net';
import { CaptionError } from '../errors.ts';
import { option, step } from '../next-step.ts';
import { isPublicAddress } from './addresses.ts';

/** Makes the error for a URL of a private network. */
const privateHost = (host: string): CaptionError =>
  new CaptionError({
    kind: 'video',
    cause: `${host} is not on the public internet, so it is not fetched.`,
    next: step`Give a public URL or a file, or allow private hosts${option('--allow-private-hosts')} if this one is yours.`,
  });

/** Returns a URL's address without the brackets of IPv6. */
const hostOf = (url: URL): string => url.hostname.replace(/^\[|\]$/g, '');

/** Names that resolve only within a machine or a network (RFC 6761, RFC 6762, RFC 8375, ICANN's `internal`). */
const PRIVATE_NAME = /(^|\.)(localhost|local|internal|home\.arpa)\.?$|^[^.]*\.?$/;

/**
 * Refuses a URL whose text shows a private network. Does not resolve names: another machine fetches the URL, or
 * `checkPublic` runs first.
 */
export function checkPublicByName(url: URL): void {
  const host = hostOf(url);
  if (isIP(host) ? !isPublicAddress(host) : PRIVATE_NAME.test(host)) throw privateHost(url.host);
}

/**
 * Checks every address of a URL's host.
 * @throws {CaptionError} for a host that is, or resolves to, a private address, or that does not exist
 */
export async function checkPublic(url: URL): Promise<void> {
  checkPublicByName(url);
  const host = hostOf(url);
  if (!(await addressesOf(host)).every(isPublicAddress)) throw privateHost(url.host);
}

async function addressesOf(host: string): Promise<string[]> {
  if (isIP(host)) return [host];
  try {
    return (await lookup(host, { all: true })).map(({ address }) => address);
  } catch (error) {
    throw new CaptionError({
      kind: 'video',
      cause: `There is no host ${host}.`,
      next: 'Check the URL and the connection.',
      error,
    });
  }
}

/**
 * Resolves names for a connection and refuses private addresses at that moment, so that a name cannot have one address for
 * the check and another one for the connection. Only for names: a URL with an address is never resolved.
 */
export const publicOnly: LookupFunction = (host, options, callback) => {
  lookup(host, { ...options, all: true }).then(
    (found) => {
      const bad = found.find(({ address }) => !isPublicAddress(address));
      const [first] = found;
      if (bad || !first) callback(privateHost(host), '', 4);
      else if (options.all) callback(null, found);
      else callback(null, first.address, first.family);
    },
    (error) => callback(error, '', 4),
  );
};
