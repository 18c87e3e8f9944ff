import { parseCues } from '../../subtitles/index.ts';
import { CaptionError } from '../errors.ts';
import { difference } from '../stages/difference.ts';
import type { StageTools } from '../stages/types.ts';

/** A track that an earlier run published, and what is at its place now. */
export interface PublishedBefore {
  /** For messages, as the subject of a sentence. */
  readonly where: string;
  readonly vtt: string;
  /** Null when nothing is there. */
  readonly there: string | null;
  /** Name of the effect that publishes a text there. */
  readonly nameOf: (vtt: string) => string;
}

/**
 * Whether a published track need not be published again: it is there, or somebody has edited it there, which a notice says.
 * False when it is gone, has lost its cues, or was replaced by another text of this job.
 */
export function isKept({ where, vtt, there, nameOf }: PublishedBefore, { effects, notice }: StageTools): boolean {
  if (there === null) return false;
  if (there !== vtt && effects.isDone(nameOf(there))) return false;
  const fault = difference(vtt, there);
  if (fault === null) return true;
  if (parseCues(there, 'vtt').length === 0) return false;
  notice(`${where} was edited after it was published (it ${fault}), and was left so. To replace it, delete it there.`);
  return true;
}

/** Seconds until the next look at a service that does not serve the track yet. */
const PAUSES = [1, 2, 5, 10, 20, 60];

/**
 * Reads back a published track, so that a track counts as published only if viewers get it.
 * @param where for the message, as the subject of a sentence
 * @param read reads the current file; null when there is none yet
 * @throws {CaptionError} for another file after more than a minute and a half of the job's clock
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
        next: 'Run again to publish it once more. If the error remains, the service does not keep its files.',
      });
    }
    await effects.sleep(pause * 1000);
  }
}
