import { CaptionError } from '../errors.ts';
import type { StageTools } from '../stages/types.ts';

/** Seconds until the next look at a deleted video that the service still shows. */
const PAUSES = [1, 2, 5, 10, 30];

/**
 * Deletes a useless video and checks that it is gone, because a remaining one costs money and would be found again.
 * @param what for the message, as the subject of a sentence
 * @param look returns null when the video is gone
 * @throws {CaptionError} when the video still exists at the last look
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
    cause: `${what} cannot be used, and still exists after it was deleted.`,
    next: 'Delete it in the account, then run again.',
  });
}
