import { existsSync, readFileSync } from 'node:fs';
import { packageVersion } from '../../src/base/package-version.ts';
import { type FoundServer, probe } from './probe.ts';

/** A port of the mocks, and what listens on it. */
interface PortState {
  readonly server: string;
  readonly port: number;
  readonly state: FoundServer;
}

/** What `doctor` looks at. Checks read nothing else, and reach no other machine. */
export interface Setup {
  readonly environment: NodeJS.ProcessEnv;
  /** Of this Node, such as `20.19.0`. */
  readonly nodeVersion: string;
  /** Of this package. */
  readonly version: string;
  /** The ports that the mocks would take, or the control API's own where its variable names one. */
  readonly ports: readonly PortState[];
  /** The text of the hosts file; empty if it cannot be read. */
  readonly hostsFile: string;
  /** Asks a server of this machine what it is. */
  readonly at: (url: URL) => Promise<FoundServer>;
  readonly readText: (file: string) => string;
  readonly hasFile: (file: string) => boolean;
}

/** Looks at this machine. @param ports the port of each server */
export async function lookAround(
  environment: NodeJS.ProcessEnv,
  ports: Readonly<Record<string, number>>,
): Promise<Setup> {
  const states = Object.entries(ports).map(async ([server, port]) => ({
    server,
    port,
    state: await probe(new URL(`http://127.0.0.1:${port}`)),
  }));
  return {
    environment,
    nodeVersion: process.versions.node,
    version: packageVersion(),
    ports: await Promise.all(states),
    hostsFile: readHosts(environment),
    at: probe,
    readText: (file) => readFileSync(file, 'utf8'),
    hasFile: existsSync,
  };
}

function readHosts({ SystemRoot = 'C:\\Windows' }: NodeJS.ProcessEnv): string {
  const file = process.platform === 'win32' ? `${SystemRoot}\\System32\\drivers\\etc\\hosts` : '/etc/hosts';
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
