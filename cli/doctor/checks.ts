import { checkBaseUrls } from './checks/base-urls.ts';
import { checkConflicts } from './checks/conflicts.ts';
import { checkCredentials } from './checks/credentials.ts';
import { checkGuard } from './checks/guard.ts';
import { checkHostsFile } from './checks/hosts-file.ts';
import { checkNode } from './checks/node.ts';
import { checkPorts } from './checks/ports.ts';
import { checkProxies } from './checks/proxies.ts';
import { checkTrust } from './checks/trust.ts';
import { checkVersions } from './checks/versions.ts';
import type { Finding, Said } from './finding.ts';
import type { Setup } from './setup.ts';

/** Every check, by its name, in the order of the report. */
const checks: Readonly<Record<string, (setup: Setup) => readonly Said[] | Promise<readonly Said[]>>> = {
  node: checkNode,
  version: checkVersions,
  ports: checkPorts,
  'base-url': checkBaseUrls,
  credential: checkCredentials,
  conflict: checkConflicts,
  'real-hosts': checkHostsFile,
  guard: checkGuard,
  trust: checkTrust,
  proxy: checkProxies,
};

/** Runs every check. */
export async function examine(setup: Setup): Promise<readonly Finding[]> {
  const said = Object.entries(checks).map(async ([check, run]) => (await run(setup)).map((one) => ({ check, ...one })));
  return (await Promise.all(said)).flat();
}
