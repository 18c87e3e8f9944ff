import { CaptionError } from '../errors.ts';
import type { CaptionOptions } from '../options.ts';
import type { ClaimWait } from './types.ts';

/** Returns how a run waits for another one. @param doing what the other one does: ends "another run (process 7) " */
export const claimWait = (
  { signal, onWaiting }: Pick<CaptionOptions, 'signal' | 'onWaiting'>,
  doing: string,
): ClaimWait => ({
  signal,
  onWait: (holder) => onWaiting?.(`Waiting for another run (${holder}) ${doing}.`),
});

/** Makes the error for a job that another run holds, if it is not waited for. @param holder for example `process 7` */
export const jobIsHeld = (holder: string, error?: unknown): CaptionError =>
  new CaptionError({
    kind: 'local',
    cause: `Another run (${holder}) is captioning this video.`,
    next: 'Wait for it, or stop it, then run again.',
    error,
  });
