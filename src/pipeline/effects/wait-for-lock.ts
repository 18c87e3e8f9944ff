import { systemClock } from '../../base/clock.ts';
import { type FileLock, LockedError, lockFile } from '../../base/file-lock.ts';
import { throwIfCancelled } from './patience.ts';

/** How to wait for a lock that another run holds. */
export interface LockWait {
  /** Ends the wait. */
  readonly signal?: AbortSignal | undefined;
  /** Called once, at the start of a wait, with the holder's process id. */
  readonly onWait?: ((pid: number) => void) | undefined;
}

/** Real milliseconds between two looks at a lock. */
const LOOK_MS = 200;

/**
 * Takes a lock, as soon as its holder releases it or ends.
 * @param wait without it, a held lock is an error
 * @throws {LockedError} @throws {CaptionError} when cancelled
 */
export async function waitForLock(path: string, wait?: LockWait): Promise<FileLock> {
  for (let looks = 0; ; looks += 1) {
    throwIfCancelled(wait?.signal);
    try {
      return await lockFile(path);
    } catch (error) {
      if (!wait || !(error instanceof LockedError)) throw error;
      if (looks === 0) wait.onWait?.(error.pid);
    }
    await systemClock.sleep(LOOK_MS, wait.signal).catch(() => {});
  }
}
