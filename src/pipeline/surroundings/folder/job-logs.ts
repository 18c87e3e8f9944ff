import { rm } from 'node:fs/promises';
import { openDurableLog, readDurableLog } from '../../../base/durable-log.ts';
import { type FileFormat, StateFileError } from '../../../base/file-format.ts';
import { type FileLock, LockedError } from '../../../base/file-lock.ts';
import { beginJobLog, readJobLog } from '../../effects/begin-log.ts';
import { hasEnd } from '../../effects/entries.ts';
import type { JobLog } from '../../effects/job-log.ts';
import type { ClaimWait, HeldLog, JobClaim } from '../types.ts';
import { jobIsHeld } from '../waiting.ts';
import { waitForLock } from './wait-for-lock.ts';

/** Files `jobs/<key>.log`. */
const jobLogFormat: FileFormat = {
  name: 'job-log',
  title: 'job log',
  version: 1,
  withoutIt:
    'remove it to start the video over; known payments of the account log are not repeated without --pay-again',
};

/**
 * Opens the log of a job, or starts one. A file beside it is the claim: its holder's process keeps it without renewals.
 * @throws {CaptionError} when another run holds the job, or when it is unfinished and `earlier` refuses that
 */
export async function openJobLog(path: string, claim: JobClaim): Promise<JobLog> {
  const lock = await takeLock(`${path}.lock`, claim.wait);
  let held: HeldLog;
  try {
    if (claim.earlier === 'restart') await rm(path, { force: true });
    const { log, entries } = await openDurableLog(path, jobLogFormat);
    const release = async () => {
      await log.close();
      await lock.release();
    };
    held = { place: path, entries, append: (entry) => log.append(entry), release };
  } catch (error) {
    await lock.release();
    throw error;
  }
  return beginJobLog(held, claim);
}

/** Waits until no run holds a job. */
export async function waitForJob(path: string, wait: ClaimWait): Promise<void> {
  const lock = await waitForLock(`${path}.lock`, wait);
  await lock.release();
}

/** Reads the log of a job without locking it, because the job may be running. The log takes no entries. */
export const peekJobLog = async (path: string, at: string): Promise<JobLog> =>
  readJobLog(path, await readDurableLog(path, jobLogFormat), at);

/**
 * Whether a job's log has an outcome of an effect at any servers. Does not lock the log. False for an unreadable log.
 */
export async function hasOutcome(path: string, name: string): Promise<boolean> {
  try {
    return hasEnd(await readDurableLog(path, jobLogFormat), name);
  } catch (error) {
    if (error instanceof StateFileError) return false;
    throw error;
  }
}

async function takeLock(path: string, wait: ClaimWait | undefined): Promise<FileLock> {
  try {
    return await waitForLock(path, wait);
  } catch (error) {
    if (error instanceof LockedError) throw jobIsHeld(`process ${error.pid}`, error);
    throw error;
  }
}
