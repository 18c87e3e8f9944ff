import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { isLoopbackAddress, ListenerOptionError, type TlsOptions } from '../src/listener/index.ts';
import { UsageError } from './exit-codes.ts';
import { several } from './options.ts';

/** The part of a command line that says who may call a server, and how. */
export interface ListenFlags {
  readonly allowHost: readonly string[];
  /** Of the mocks. */
  readonly cors?: readonly string[];
  /** Of the origin. */
  readonly corsOrigin?: readonly string[];
  readonly tlsCert?: string;
  readonly tlsKey?: string;
}

/** Names that callers may use, comma separated; besides those of `--allow-host`. */
const ALLOW_HOST_VARIABLE = 'CAPTION_HARNESS_ALLOW_HOST';

/** Adds the options of every command that listens. `cors` is the name of the one for origins of pages. */
export function withListenOptions(command: Command, cors: '--cors' | '--cors-origin'): Command {
  return command
    .addOption(several('--allow-host <name>', `callers may use this Host, * is any (or ${ALLOW_HOST_VARIABLE}=a,b)`))
    .addOption(several(`${cors} <origin>`, 'pages of this origin may use it, for example http://localhost:5173'))
    .option('--tls-cert <file>', 'speak https with this certificate, as PEM')
    .option('--tls-key <file>', 'and its private key, as PEM');
}

/** Who may call, from flags and environment. @throws {UsageError} for files that cannot be read */
export function listenFrom(flags: ListenFlags, environment: NodeJS.ProcessEnv) {
  const named = (environment[ALLOW_HOST_VARIABLE] ?? '').split(',').map((name) => name.trim());
  return {
    allowHosts: [...flags.allowHost, ...named.filter((name) => name !== '')],
    corsOrigins: flags.cors ?? flags.corsOrigin ?? [],
    tls: tlsFrom(flags),
  };
}

/** An error of starting to listen as a sentence for people; null for any other. */
export function listenProblem(error: unknown, hint: string): UsageError | null {
  if (error instanceof ListenerOptionError) return new UsageError(error.message);
  const { syscall, message } = Object(error) as NodeJS.ErrnoException;
  return syscall === 'listen' || syscall === 'getaddrinfo' ? new UsageError(`${message}. ${hint}`) : null;
}

/** Says on standard error that other machines can reach a server. */
export function warnBeyondLoopback(host: string, what: string): void {
  if (isLoopbackAddress(host)) return;
  process.stderr.write(`warning: listening on ${host || 'every address'}: other machines can reach ${what}.\n`);
}

function tlsFrom({ tlsCert, tlsKey }: ListenFlags): TlsOptions | undefined {
  if (tlsCert === undefined && tlsKey === undefined) return undefined;
  if (tlsCert === undefined || tlsKey === undefined) throw new UsageError('--tls-cert and --tls-key go together.');
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
