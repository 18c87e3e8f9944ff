import { systemClock } from '../../../base/clock.ts';
import { type FileLock, LockedError, lockFile } from '../../../base/file-lock.ts';
import { throwIfCancelled } from '../../effects/patience.ts';
import type { ClaimWait } from '../types.ts';

/** Real milliseconds between two looks at a lock. */
const LOOK_MS = 200;

/**
 * Takes a lock, as soon as its holder releases it or ends.
 * @param wait without it, a held lock is an error
 * @throws {LockedError} @throws {CaptionError} when cancelled
 */
export async function waitForLock(path: string, wait?: ClaimWait): Promise<FileLock> {
  for (let looks = 0; ; looks += 1) {
    throwIfCancelled(wait?.signal);
    try {
      return await lockFile(path);
    } catch (error) {
      if (!wait || !(error instanceof LockedError)) throw error;
      if (looks === 0) wait.onWait?.(`process ${error.pid}`);
    }
    await systemClock.sleep(LOOK_MS, wait.signal).catch(() => {});
  }
}
