import { LockedError } from '../../src/base/file-lock.ts';
import { localProblem } from '../../src/base/local-problem.ts';
import type { TlsOptions } from '../../src/listener/index.ts';
import { UsageError } from '../exit-codes.ts';
import { openAuthority } from './authority.ts';
import { makeLeaf } from './leaf.ts';

/**
 * Makes a certificate for these hosts, signed by the authority of a folder, which is made if needed.
 * @throws {UsageError} if the folder cannot be used, or the package for certificates is missing
 */
export async function localTls(folder: string, hosts: readonly string[]): Promise<TlsOptions> {
  try {
    return await makeLeaf(await openAuthority(folder), hosts);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    const problem = error instanceof LockedError ? error.message : localProblem(error);
    if (problem === null) throw error;
    throw new UsageError(`--tls auto: the folder ${folder} cannot be used: ${problem}. --tls-dir takes another one.`);
  }
}
