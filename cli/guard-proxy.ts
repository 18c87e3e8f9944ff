import { type GuardedHost, guardedHost, guardMessage } from '../src/egress-guard/guarded-host.ts';
import { UsageError } from './exit-codes.ts';

/** A proxy on this machine that refuses the hosts of the real services and tunnels to every other one. */
export interface GuardProxy {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Starts the proxy, on a free port of loopback. What it tunnels goes through the user's own proxy, if the environment names one.
 * @throws {UsageError} if the package proxy-chain is not installed
 */
export async function startGuardProxy(
  hosts: readonly GuardedHost[],
  environment: NodeJS.ProcessEnv,
): Promise<GuardProxy> {
  const { RequestError, Server } = await import('proxy-chain').catch(() => {
    throw new UsageError('--guard-proxy needs the package proxy-chain. Install it: npm install -D proxy-chain');
  });
  const server = new Server({
    host: '127.0.0.1',
    port: 0,
    prepareRequestFunction: ({ hostname, isHttp }) => {
      const found = guardedHost(hosts, hostname);
      if (found !== undefined) throw new RequestError(`${guardMessage(found)}\n`, 403);
      return { upstreamProxyUrl: ownProxy(environment, isHttp ? 'http' : 'https') };
    },
  });
  await server.listen();
  return { url: `http://127.0.0.1:${server.port}`, close: () => server.close(true) };
}

/** The proxy that the environment names for a scheme, or null. */
export function ownProxy(environment: NodeJS.ProcessEnv, scheme: 'http' | 'https'): string | null {
  const names = [`${scheme}_proxy`, `${scheme.toUpperCase()}_PROXY`, 'all_proxy', 'ALL_PROXY'];
  return names.map((name) => environment[name]).find((value) => value !== undefined && value !== '') ?? null;
}

/** The environment in which programs use the proxy, and reach this machine without it. */
export function proxiedEnvironment(
  environment: NodeJS.ProcessEnv,
  proxy: string,
  hosts: readonly GuardedHost[],
): NodeJS.ProcessEnv {
  const given = environment.no_proxy ?? environment.NO_PROXY ?? '';
  const kept = given.split(/[\s,]+/).filter((rule) => rule !== '' && !hosts.some(({ host }) => isCovered(rule, host)));
  const direct = [...new Set([...kept, 'localhost', '127.0.0.1', '::1'])].join(',');
  const names = ['http_proxy', 'https_proxy', 'all_proxy'];
  const both = (name: string, value: string) => ({ [name]: value, [name.toUpperCase()]: value });
  return Object.assign({ ...environment }, ...names.map((name) => both(name, proxy)), both('no_proxy', direct));
}

/** Whether a rule of NO_PROXY lets programs reach the host without the proxy: `*`, the name, or a domain above it. */
export function isCovered(rule: string, host: string): boolean {
  const name = rule
    .toLowerCase()
    .replace(/:\d+$/, '')
    .replace(/^\*?\./, '');
  return name === '*' || host === name || host.endsWith(`.${name}`);
}
