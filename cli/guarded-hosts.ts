import { Option } from 'commander';
import { hasRealService } from '../src/contracts/provider-row.ts';
import { providerRows } from '../src/contracts/providers.ts';
import { guardedEnvironment } from '../src/egress-guard/guarded-environment.ts';
import type { GuardedHost } from '../src/egress-guard/guarded-host.ts';
import type { Reachable } from './environment.ts';

/** The hosts of every real service, with the mock to use instead: also of services whose mock was not started. */
export function guardedHosts({ providers }: Reachable): GuardedHost[] {
  const all = providerRows.flatMap(([id, row]) => {
    const { title, baseUrlVariable: variable, liveBaseUrl, otherHosts = [] } = row;
    if (!hasRealService(liveBaseUrl)) return [];
    const baseUrl = providers[id]?.baseUrl ?? 'the URL of its mock, which was not started';
    return [new URL(liveBaseUrl).hostname, ...otherHosts].map((host) => ({ host, title, variable, baseUrl }));
  });
  // The two Cloudflare services share their host: the first one stands for both.
  return all.filter(({ host }, at) => all.findIndex((one) => one.host === host) === at);
}

/** `--allow-real-hosts`: turns the guard off. */
export const allowRealHostsOption = (): Option =>
  new Option('--allow-real-hosts', 'let Node programs of the command connect to the real services, too');

/** The environment of a user's command: its Node programs are kept from the real services, unless they are allowed. */
export const guardedUnder = (
  environment: NodeJS.ProcessEnv,
  running: Reachable,
  isAllowed: boolean,
): NodeJS.ProcessEnv => (isAllowed ? environment : guardedEnvironment(environment, guardedHosts(running)));
