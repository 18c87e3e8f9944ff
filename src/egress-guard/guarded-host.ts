/** A host of a real service that a program under mocks must not reach, and what to do instead. */
export interface GuardedHost {
  /** Host name in lower case. */
  readonly host: string;
  /** The service, for people. */
  readonly title: string;
  /** The environment variable that clients read the base URL from. */
  readonly variable: string;
  /** The mock's base URL. */
  readonly baseUrl: string;
}

/** The environment variable that hands the hosts to the guard, as JSON. */
export const GUARD_VARIABLE = 'CAPTION_HARNESS_GUARD';

/** The guarded host of that name, or undefined. Case and a dot at the end do not matter. */
export function guardedHost(hosts: readonly GuardedHost[], name: string): GuardedHost | undefined {
  const asked = name.toLowerCase().replace(/\.$/, '');
  return hosts.find(({ host }) => host === asked);
}

/** What a stopped program is told: what it did, and what to change. */
export const guardMessage = ({ host, title, variable, baseUrl }: GuardedHost): string =>
  `caption-harness stopped a connection to ${host}, the real ${title}: this program runs against mocks. ` +
  `Let its client read ${variable} (now ${baseUrl}), or give it this base URL. --allow-real-hosts lets it through.`;
