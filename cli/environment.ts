import { type defaultPorts, environmentOf, providerRows, tokenOf } from '../src/contracts/providers.ts';
import { CONTROL_TOKEN_VARIABLE } from '../src/control-client/variable.ts';
import { urlOf } from '../src/listener/address.ts';

/** Address and credentials of a provider: what `serve --json` prints and a running world knows. */
export interface ReachableProvider {
  readonly baseUrl: string;
  readonly credentials: Readonly<Record<string, string>>;
}

/** Servers that can be reached. */
export interface Reachable {
  /** `token` is present when the control API asks for one. */
  readonly control: { readonly url: string; readonly token?: string };
  readonly providers: Readonly<Record<string, ReachableProvider>>;
}

/** The variable that holds the control API's URL. */
export const CONTROL_VARIABLE = 'CAPTION_HARNESS_CONTROL_URL';

export { CONTROL_TOKEN_VARIABLE } from '../src/control-client/variable.ts';

/** Environment variables that point programs at these servers; the variables in `unset` must be removed, or real credentials would be sent, too. */
export interface Pointing {
  readonly set: Readonly<Record<string, string>>;
  readonly unset: readonly string[];
}

/** Returns the variables for these servers, or for some of their providers, under the names that the vendors' SDKs read. */
export function pointingAt(servers: Reachable, only?: readonly string[]): Pointing {
  const rows = providerRows.filter(([id]) => servers.providers[id] !== undefined && (only?.includes(id) ?? true));
  const own = rows.map(([id, row]) => {
    const { baseUrl, credentials } = servers.providers[id] as ReachableProvider;
    return environmentOf(row, baseUrl, credentials);
  });
  const { url, token } = servers.control;
  const control = { [CONTROL_VARIABLE]: url, ...(token === undefined ? {} : { [CONTROL_TOKEN_VARIABLE]: token }) };
  const set = { ...control, ...Object.assign({}, ...own) } as Record<string, string>;
  const conflicting = rows.flatMap(([, row]) => row.conflictingVariables ?? []);
  return { set, unset: [...new Set(conflicting)].filter((name) => !(name in set)) };
}

/** Where `serve` listens, as far as its settings say. */
export interface ServeAddress {
  readonly host: string;
  readonly ports: Readonly<Record<keyof typeof defaultPorts, number>>;
  /** True for https. */
  readonly isSecure: boolean;
}

/** The servers of `serve`, with the credentials of a tenant. */
export function serversAt({ host, ports, isSecure }: ServeAddress, tenant: string): Reachable {
  const at = (port: number): string => urlOf({ host, port, ...(isSecure ? { tls: {} } : {}) });
  return {
    control: { url: at(ports.control) },
    providers: Object.fromEntries(
      providerRows.map(([id, row]) => [
        id,
        {
          baseUrl: `${at(ports[row.listener.id as keyof typeof ports])}${row.basePath}`,
          credentials: row.credentials(tokenOf(tenant)),
        },
      ]),
    ),
  };
}

/** Returns a process environment with these variables set and unset. */
export function pointed(environment: NodeJS.ProcessEnv, { set, unset }: Pointing): NodeJS.ProcessEnv {
  const kept = Object.entries(environment).filter(([name]) => !unset.includes(name));
  return { ...Object.fromEntries(kept), ...set };
}
