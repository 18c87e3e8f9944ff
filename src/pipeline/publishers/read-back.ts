import { CaptionError } from '../errors.ts';
import { difference } from '../stages/difference.ts';
import type { StageTools } from '../stages/types.ts';

/** Seconds until a service that has not got the track in place is asked again. */
const PAUSES = [1, 2, 5, 10, 20, 60];

/**
 * Reads back what was published, so that nothing counts as published but what viewers get.
 * @param where for the message, as the subject of a sentence
 * @param read the file that is there; null when it is not there yet
 * @throws {CaptionError} when another file is there after more than a minute and a half of the job's clock
 */
export async function readBack(
  where: string,
  vtt: string,
  { effects }: StageTools,
  read: () => Promise<string | null>,
): Promise<void> {
  for (let tries = 0; ; tries += 1) {
    const there = await effects.read(read);
    const fault = there === null ? 'is not there' : difference(vtt, there);
    if (fault === null) return;
    const pause = PAUSES[tries];
    if (pause === undefined) {
      throw new CaptionError({
        kind: 'job-failed',
        cause: `${where} was published, but what is read back ${fault}.`,
        next: 'Run again to publish it once more; if it stays so, the service does not keep what it is given.',
      });
    }
    await effects.sleep(pause * 1000);
  }
}
