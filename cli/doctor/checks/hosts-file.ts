import { isLoopbackAddress } from '../../../src/listener/index.ts';
import { fine, note, type Said } from '../finding.ts';
import type { Setup } from '../setup.ts';
import { pointedRows, realHosts } from '../variables.ts';

/** What the hosts file makes of the names of the real services. */
export function checkHostsFile({ hostsFile }: Setup): readonly Said[] {
  const names = new Set(pointedRows().flatMap(realHosts));
  const lines = hostsFile.split(/\r?\n/).map((line) => line.replace(/#.*/, '').trim().split(/\s+/));
  const mapped = lines.flatMap(([address = '', ...hosts]) =>
    hosts.map((host) => ({ address, host: host.toLowerCase() })).filter(({ host }) => names.has(host)),
  );
  if (mapped.length === 0) return [fine('the hosts file maps no name of a real service')];
  return mapped.map(({ address, host }) =>
    isLoopbackAddress(address)
      ? note(
          `the hosts file maps ${host} to this machine`,
          'exec needs --allow-real-hosts for it; remove the line to reach the service again.',
        )
      : note(`the hosts file maps ${host} to ${address}`, 'Remove the line, unless a mock runs there.'),
  );
}
