import { type ListenerId, providerRows } from './providers.ts';

/** The host names of the real services behind a listener: people map them to this machine in a hosts file. */
export function realHostsOf(listener: ListenerId): readonly string[] {
  const names = providerRows
    .filter(([, row]) => row.listener.id === listener)
    .flatMap(([, { liveBaseUrl, otherHosts = [] }]) => [new URL(liveBaseUrl).hostname, ...otherHosts]);
  return [...new Set(names)];
}
