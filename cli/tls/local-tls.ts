import { type Clock, systemClock } from '../../src/base/clock.ts';
import { LockedError } from '../../src/base/file-lock.ts';
import { localProblem } from '../../src/base/local-problem.ts';
import type { Certificate, TlsOptions } from '../../src/listener/index.ts';
import { UsageError } from '../exit-codes.ts';
import { openAuthority } from './authority.ts';
import { makeLeaf } from './leaf.ts';
import { Renewal, type RenewalOptions } from './renewal.ts';

/** What tests replace. */
export interface LocalTlsOptions extends Partial<Pick<RenewalOptions, 'everyMs' | 'onProblem'>> {
  readonly clock?: Clock;
}

/**
 * Makes a certificate for these hosts, signed by the authority of a folder, which is made if needed. Running servers get a new one before it
 * ends; if the authority ends soon then, it is a new authority's, which clients must trust anew.
 * @throws {UsageError} if the folder cannot be used, or the package for certificates is missing
 */
export async function localTls(
  folder: string,
  hosts: readonly string[],
  { clock = systemClock, onProblem = warn, ...rest }: LocalTlsOptions = {},
): Promise<TlsOptions> {
  const make = () => certificateOf(folder, hosts, new Date(clock.now()));
  const first = await make();
  return { ...first, onRenewal: new Renewal(first, { make, clock, onProblem, ...rest }).onRenewal };
}

async function certificateOf(folder: string, hosts: readonly string[], now: Date): Promise<Certificate> {
  try {
    return await makeLeaf(await openAuthority(folder, now), hosts, now);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    const problem = error instanceof LockedError ? error.message : localProblem(error);
    if (problem === null) throw error;
    throw new UsageError(`--tls auto: the folder ${folder} cannot be used: ${problem}. --tls-dir takes another one.`);
  }
}

const warn = (error: unknown): void =>
  void process.stderr.write(
    `warning: the certificate of --tls auto could not be renewed, and is tried again in an hour: ${error instanceof Error ? error.message : error}\n`,
  );
