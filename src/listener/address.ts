import { networkInterfaces } from 'node:os';
import { isLoopback, parseAuthority } from './authority.ts';

/** Whether only this machine reaches an address or name. An empty one means every address. */
export function isLoopbackAddress(host: string): boolean {
  const authority = parseAuthority(host.includes(':') ? `[${host}]` : host);
  return authority !== null && isLoopback(authority.name);
}

/** Returns the base URL of a listener; for one on every address, a URL that other machines reach, if there is one. */
export function urlOf(listening: { host: string; port: number; tls?: unknown }): string {
  const { host, port, tls } = listening;
  const reached = isEvery(host) ? publicAddress() : host;
  return `${tls === undefined ? 'http' : 'https'}://${reached.includes(':') ? `[${reached}]` : reached}:${port}`;
}

const isEvery = (host: string): boolean => ['', '0.0.0.0', '::'].includes(host);

/** Returns this machine's first IPv4 address that is not loopback; else loopback. */
function publicAddress(): string {
  const addresses = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
  return addresses.find(({ internal, family }) => !internal && family === 'IPv4')?.address ?? '127.0.0.1';
}
