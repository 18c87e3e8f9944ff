import { hasRealService, type ProviderRow } from '../../src/contracts/provider-row.ts';
import type { ListenerId } from '../../src/contracts/providers.ts';
import { providerRows } from '../../src/contracts/providers.ts';
import { realHostsOf } from '../../src/contracts/real-hosts.ts';
import { isLoopbackAddress } from '../../src/listener/index.ts';

/** Where a base URL leads. */
export type Pointed =
  | { readonly kind: 'unset' }
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'real'; readonly url: URL }
  /** This machine. */
  | { readonly kind: 'here'; readonly url: URL }
  /** Another machine, which is not the real service's. */
  | { readonly kind: 'elsewhere'; readonly url: URL };

/** One row for each variable that holds a base URL: the two Cloudflare services share theirs. */
export const pointedRows = (): readonly ProviderRow[] => {
  const rows = providerRows.map(([, row]) => row);
  return rows.filter(
    ({ baseUrlVariable }, at) => rows.findIndex((one) => one.baseUrlVariable === baseUrlVariable) === at,
  );
};

/** The host names of the real service behind a row; none without one. */
export const realHosts = ({ listener, liveBaseUrl }: ProviderRow): readonly string[] =>
  hasRealService(liveBaseUrl) ? realHostsOf(listener.id as ListenerId) : [];

/** Tells where the variable of a provider leads. An empty variable counts as unset, as clients read it. */
export function pointedBy(row: ProviderRow, environment: NodeJS.ProcessEnv): Pointed {
  const text = environment[row.baseUrlVariable];
  if (text === undefined || text === '') return { kind: 'unset' };
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !/^https?:$/.test(url.protocol)) return { kind: 'unreadable' };
  if (isRealHost(url.hostname)) return { kind: 'real', url };
  return { kind: isHere(url) ? 'here' : 'elsewhere', url };
}

/** Whether a host is one of any real service. */
const isRealHost = (host: string): boolean =>
  pointedRows().flatMap(realHosts).includes(host.toLowerCase().replace(/\.$/, ''));

/** Whether a URL leads to this machine. */
export const isHere = ({ hostname }: URL): boolean => isLoopbackAddress(hostname.replace(/^\[|\]$/g, ''));

/** The parts of a credential that are set, by name. */
export const partsIn = (row: ProviderRow, environment: NodeJS.ProcessEnv): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(row.credentialVariables).flatMap(([part, variable]) => {
      const value = environment[variable];
      return value === undefined || value === '' ? [] : [[part, value]];
    }),
  );
