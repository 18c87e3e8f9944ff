import { CaptionError } from '../errors.ts';
import type { StageTools } from './types.ts';

/** Result of one poll: the final value, or the progress. */
export type Look<T> = { readonly final: T } | { readonly fraction: number | null; readonly doing?: string };

/** Seconds between polls, growing. */
const FIRST_WAIT = 2;
const GROWTH = 1.5;
const LONGEST_WAIT = 20;
/** Longest pause as a share of the elapsed time, so that long work is polled less often. */
const SHARE = 0.05;
/** Total limit in seconds: transcribing a film takes less. */
const LIMIT = 6 * 3600;

/**
 * Polls until a state is final.
 * @throws {CaptionError} of kind `unavailable` after six hours of the job's clock
 */
export async function settled<T>(
  what: string,
  { effects, report }: StageTools,
  look: () => Promise<Look<T>>,
): Promise<T> {
  const start = effects.now();
  for (let wait = FIRST_WAIT; ; wait = Math.min(wait * GROWTH, LONGEST_WAIT)) {
    const elapsed = effects.now() - start;
    const seen = await effects.read(look);
    if ('final' in seen) return seen.final;
    report(seen.fraction, seen.doing);
    if (elapsed > LIMIT * 1000) {
      throw new CaptionError({
        kind: 'unavailable',
        cause: `${what} was not finished within ${LIMIT / 3600} hours.`,
        next: 'It may still continue; run again to look for it.',
      });
    }
    await effects.sleep(Math.max(wait * 1000, elapsed * SHARE));
  }
}
