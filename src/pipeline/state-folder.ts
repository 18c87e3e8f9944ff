import { randomBytes } from 'node:crypto';
import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { systemClock } from '../base/clock.ts';
import { makeFolder } from '../base/durable-files.ts';
import { localProblem } from '../base/local-problem.ts';
import { type OpenAccounts, openAccounts } from './accounts/accounts.ts';
import { hasOutcome } from './effects/job-log.ts';
import type { LockWait } from './effects/wait-for-lock.ts';
import { CaptionError } from './errors.ts';
import type { CaptionOptions } from './options.ts';

/** Path of a job's log. */
export const logPath = (state: string, key: string): string => join(state, 'jobs', `${key}.log`);

/** Key of a payment in account logs: the job's key, a space, and the effect's name. */
export const paymentKey = (jobKey: string, effect: string): string => `${jobKey} ${effect}`;

/**
 * Opens the accounts of a state folder. For payments without an end, they first read the logs of their jobs. An account that
 * another run uses is waited for.
 */
export function openStateAccounts({ state, clock = systemClock, ...options }: StateOptions): OpenAccounts {
  const settled = (payment: string) => {
    const at = payment.indexOf(' ');
    return hasOutcome(logPath(state, payment.slice(0, at)), payment.slice(at + 1));
  };
  return openAccounts(join(state, 'accounts'), clock, settled, lockWait(options, 'that pays from the same account'));
}

/** Options that the state folder needs. */
type StateOptions = Pick<CaptionOptions, 'state' | 'clock' | 'signal' | 'onWaiting'>;

/** Returns how a run waits for another one. @param doing what the other one does: ends "another run (process 7) " */
export const lockWait = (
  { signal, onWaiting }: Pick<CaptionOptions, 'signal' | 'onWaiting'>,
  doing: string,
): LockWait => ({
  signal,
  onWait: (pid) => onWaiting?.(`Waiting for another run (process ${pid}) ${doing}.`),
});

/**
 * Creates the state folder and writes into it, so that an unusable one is reported before anything is created or paid.
 * @throws {CaptionError} of kind `options`
 */
export async function prepareState(state: string): Promise<void> {
  try {
    for (const folder of ['jobs', 'accounts']) {
      await makeFolder(join(state, folder));
      const probe = join(state, folder, `.probe-${randomBytes(6).toString('hex')}`);
      const file = await open(probe, 'wx');
      await file
        .writeFile('probe')
        .then(() => file.sync())
        .finally(() => file.close())
        .finally(() => rm(probe, { force: true }));
    }
  } catch (error) {
    const problem = localProblem(error);
    if (problem === null) throw error;
    throw new CaptionError({
      kind: 'options',
      cause: `The state folder ${state} cannot be used: ${problem}.`,
      next: 'Nothing was sent or paid. Name a writable folder (--state), or correct that.',
      error,
    });
  }
}
