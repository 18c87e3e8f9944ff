import { type Authority, isAddress, isLoopback, parseAuthority } from './authority.ts';
import { ListenerOptionError } from './option-error.ts';

/** The names of a listener. */
export interface HostNames {
  /** The address or name on which it listens. */
  readonly bound: string;
  /** Further names, `name` or `name:port`; `*` is every name. */
  readonly allowHosts?: readonly string[] | undefined;
  /** Names of the real service, which users map to this machine. */
  readonly realHosts?: readonly string[] | undefined;
}

/** Whether a request may name a host, and whether a web page of that host belongs to this listener. */
export interface HostRule {
  readonly admits: (authority: Authority) => boolean;
  /** True for the host of a page that `allowHosts` names (other than by `*`): a proxy serves this listener under it. */
  readonly ownsPage: (host: Authority, usualPort: number) => boolean;
}

/**
 * Makes the rule. A page of another site can call its own name and let it resolve to this machine, so the rule admits only
 * known names. Addresses cannot be rebound, so beyond loopback it admits every address.
 * @throws {ListenerOptionError} for an entry of `allowHosts` that is not a host
 */
export function createHostRule({ bound, allowHosts = [], realHosts = [] }: HostNames): HostRule {
  const own = parseAuthority(bound.includes(':') ? `[${bound}]` : bound)?.name ?? bound.toLowerCase();
  const everyAddress = !isLoopback(own);
  const known = new Set([own, ...realHosts]);
  const named = allowHosts.filter((text) => text !== '*').map(readEntry);
  return {
    admits: (authority) =>
      isLoopback(authority.name) ||
      known.has(authority.name) ||
      (everyAddress && isAddress(authority.name)) ||
      allowHosts.includes('*') ||
      named.some(({ name, port }) => name === authority.name && (port === null || port === authority.port)),
    ownsPage: (host, usualPort) =>
      named.some(({ name, port }) => name === host.name && (port ?? usualPort) === (host.port ?? usualPort)),
  };
}

function readEntry(text: string): Authority {
  const entry = parseAuthority(text.includes('::') && !text.startsWith('[') ? `[${text}]` : text);
  if (entry) return entry;
  throw new ListenerOptionError(`"${text}" is not a host: expected a name such as captions.example.org, or *.`);
}
