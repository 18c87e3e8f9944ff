import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { isLoopbackAddress, ListenerOptionError, type TlsOptions } from '../src/listener/index.ts';
import { UsageError } from './exit-codes.ts';
import { several } from './options.ts';

/** The options that say who may call a server, and how. */
export interface ListenFlags {
  readonly allowHost: readonly string[];
  /** The option of the mocks. */
  readonly cors?: readonly string[];
  /** The option of the origin. */
  readonly corsOrigin?: readonly string[];
  readonly tlsCert?: string;
  readonly tlsKey?: string;
}

/** Host names that callers may use, separated by commas, in addition to those of `--allow-host`. */
const ALLOW_HOST_VARIABLE = 'CAPTION_HARNESS_ALLOW_HOST';

/** Adds the options of every command that listens. `cors` is the name of the option for origins of pages. */
export function withListenOptions(command: Command, cors: '--cors' | '--cors-origin'): Command {
  return command
    .addOption(several('--allow-host <name>', `accept this host name, * accepts any (or ${ALLOW_HOST_VARIABLE}=a,b)`))
    .addOption(
      several(`${cors} <origin>`, 'let pages of this origin use the server, for example http://localhost:5173'),
    )
    .option('--tls-cert <file>', 'certificate for https, as PEM')
    .option('--tls-key <file>', 'private key of the certificate, as PEM');
}

/** Returns who may call, from options and environment. @throws {UsageError} for files that cannot be read */
export function listenFrom(flags: ListenFlags, environment: NodeJS.ProcessEnv) {
  const named = (environment[ALLOW_HOST_VARIABLE] ?? '').split(',').map((name) => name.trim());
  return {
    allowHosts: [...flags.allowHost, ...named.filter((name) => name !== '')],
    corsOrigins: flags.cors ?? flags.corsOrigin ?? [],
    tls: tlsFrom(flags),
  };
}

/** Turns an error of starting to listen into a sentence for people. Returns null for any other error. */
export function listenProblem(error: unknown, hint: string): UsageError | null {
  if (error instanceof ListenerOptionError) return new UsageError(error.message);
  const { syscall, message } = Object(error) as NodeJS.ErrnoException;
  return syscall === 'listen' || syscall === 'getaddrinfo' ? new UsageError(`${message}. ${hint}`) : null;
}

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
