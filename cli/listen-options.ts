import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { isLoopbackAddress, ListenerOptionError, type TlsOptions } from '../src/listener/index.ts';
import { UsageError } from './exit-codes.ts';
import { oneOf, several } from './options.ts';
import { AUTHORITY_FILE, howToTrust, tlsFolder } from './tls/folder.ts';

/** The options that say who may call a server, and how. */
export interface ListenFlags {
  readonly allowHost: readonly string[];
  /** The option of the mocks. */
  readonly cors?: readonly string[];
  /** The option of the origin. */
  readonly corsOrigin?: readonly string[];
  readonly tlsCert?: string;
  readonly tlsKey?: string;
  readonly tls?: 'auto';
  readonly tlsDir?: string;
  /** The address listened on. Default: loopback. */
  readonly host?: string;
}

/** Host names that callers may use, separated by commas, in addition to those of `--allow-host`. */
const ALLOW_HOST_VARIABLE = 'CAPTION_HARNESS_ALLOW_HOST';

const CORS_TEXTS = {
  '--cors': 'let pages of this origin use the server, for example http://localhost:5173',
  '--cors-origin':
    'let pages of this origin use the server, for example http://localhost:5173; * lets every page read videos and tracks (default)',
} as const;

/** Adds the options of every command that listens. `cors` is the name of the option for origins of pages. */
export function withListenOptions(command: Command, cors: '--cors' | '--cors-origin'): Command {
  return command
    .addOption(several('--allow-host <name>', `accept this host name, * accepts any (or ${ALLOW_HOST_VARIABLE}=a,b)`))
    .addOption(several(`${cors} <origin>`, CORS_TEXTS[cors]))
    .option('--tls-cert <file>', 'certificate for https, as PEM')
    .option('--tls-key <file>', 'private key of the certificate, as PEM')
    .addOption(oneOf('--tls <how>', 'auto: https with a certificate of an own local authority', ['auto']))
    .option('--tls-dir <folder>', 'folder of that authority (default: in the cache of the user)');
}

/** Returns who may call, from options and environment. @throws {UsageError} for files that cannot be read */
export async function listenFrom(flags: ListenFlags, environment: NodeJS.ProcessEnv) {
  const named = (environment[ALLOW_HOST_VARIABLE] ?? '').split(',').map((name) => name.trim());
  const allowHosts = [...flags.allowHost, ...named.filter((name) => name !== '')];
  return {
    allowHosts,
    corsOrigins: flags.cors ?? flags.corsOrigin ?? [],
    tls: flags.tls === 'auto' ? await autoTls(flags, environment, allowHosts) : tlsFrom(flags),
  };
}

/** The file of the authority that clients must trust; null without `--tls auto`. */
export const authorityFile = ({ tls, tlsDir }: ListenFlags, environment: NodeJS.ProcessEnv): string | null =>
  tls === 'auto' ? resolve(tlsFolder(tlsDir, environment), AUTHORITY_FILE) : null;

/** Tells on standard error how clients trust the authority of `--tls auto`. */
export function tellHowToTrust(flags: ListenFlags, environment: NodeJS.ProcessEnv): void {
  const file = authorityFile(flags, environment);
  if (file !== null) process.stderr.write(howToTrust(file));
}

async function autoTls(flags: ListenFlags, environment: NodeJS.ProcessEnv, allowHosts: readonly string[]) {
  if (flags.tlsCert !== undefined || flags.tlsKey !== undefined) {
    throw new UsageError('--tls auto and --tls-cert contradict each other: leave one out.');
  }
  const { localTls } = await import('./tls/local-tls.ts');
  const { leafHosts } = await import('./tls/leaf.ts');
  return localTls(tlsFolder(flags.tlsDir, environment), leafHosts(flags.host ?? '127.0.0.1', allowHosts));
}

/** Turns an error of starting to listen into a sentence for people. Returns null for any other error. */
export function listenProblem(error: unknown, hint: string): UsageError | null {
  if (error instanceof ListenerOptionError) return new UsageError(error.message);
  const { syscall, code = '', message, address, port } = Object(error) as NodeJS.ErrnoException & Place;
  if (syscall === 'getaddrinfo' || code === 'EADDRNOTAVAIL')
    return new UsageError(`--host: this machine has no such address (${message}). Default: 127.0.0.1.`);
  if (syscall !== 'listen') return null;
  const why = Object.hasOwn(TAKEN, code) ? TAKEN[code] : undefined;
  return new UsageError(why === undefined ? `${message}. ${hint}` : `Port ${port} of ${address} ${why}. ${hint}`);
}

/** Where a server wanted to listen, on an error of Node. */
interface Place {
  readonly address?: string;
  readonly port?: number;
}

/** Why a port cannot be had, by the code of the system. */
const TAKEN: Readonly<Record<string, string>> = {
  EADDRINUSE: 'is in use by another program, perhaps by one that was started here before',
  EACCES: 'may not be used by this user: ports below 1024 are often reserved',
};

/** Warns on standard error that other machines can reach a server. */
export function warnBeyondLoopback(host: string, what: string): void {
  if (isLoopbackAddress(host)) return;
  process.stderr.write(`warning: listening on ${host || 'every address'}: other machines can reach ${what}.\n`);
}

function tlsFrom({ tlsCert, tlsKey }: ListenFlags): TlsOptions | undefined {
  if (tlsCert === undefined && tlsKey === undefined) return undefined;
  if (tlsCert === undefined || tlsKey === undefined)
    throw new UsageError('--tls-cert and --tls-key are needed together.');
  return { cert: readPem('--tls-cert', tlsCert), key: readPem('--tls-key', tlsKey) };
}

function readPem(option: string, file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const { code = String(error) } = Object(error) as NodeJS.ErrnoException;
    throw new UsageError(`${option} ${file} cannot be read (${code}).`);
  }
}
