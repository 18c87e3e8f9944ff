import { CaptionError } from '../errors.ts';
import type { StageTools } from '../stages/types.ts';

/** Seconds until a service that still shows what it deleted is asked again. */
const PAUSES = [1, 2, 5, 10, 30];

/**
 * Deletes a video that is of no use, and looks whether it is gone: it would be paid for, and be taken for ours, for ever.
 * @param what for the message, as the subject of a sentence
 * @param look null when it is not there any more
 * @throws {CaptionError} when it is still there after the last look
 */
export async function removeVideo(
  what: string,
  { effects }: StageTools,
  remove: () => Promise<void>,
  look: () => Promise<object | null>,
): Promise<void> {
  await effects.read(remove);
  for (const pause of [...PAUSES, null]) {
    if ((await effects.read(look)) === null) return;
    if (pause !== null) await effects.sleep(pause * 1000);
  }
  throw new CaptionError({
    kind: 'job-failed',
    cause: `${what} cannot be used, and is still there after it was deleted.`,
    next: 'Delete it in the account, then run again.',
  });
}
