import { type NextStep, withOptions, withoutOptions } from './next-step.ts';

/** Why captioning stopped, for `switch (error.kind)`. */
export type CaptionErrorKind =
  /** The file or URL is not a video that can be captioned. */
  | 'video'
  /** The chosen service does not know a language. */
  | 'language'
  /** The options cannot work together. */
  | 'options'
  /** The video has no speech. */
  | 'no-speech'
  | 'credits'
  /** A service was or may have been paid, and its answer is lost. */
  | 'lost-answer'
  /** A service refused: a key, a field, a feature that is off. */
  | 'refused'
  /** A service reports a failed job. */
  | 'job-failed'
  /** A service cannot be reached, keeps failing, or takes too long. */
  | 'unavailable'
  /** A track breaks a rule of captions, and the options hold such tracks back. */
  | 'lint'
  | 'cancelled'
  /** Files of this machine: no space, no permission, or another run. */
  | 'local';

/** Content of a {@link CaptionError}. */
export interface CaptionErrorFacts {
  readonly kind: CaptionErrorKind;
  /** The cause, as one sentence. */
  readonly cause: string;
  /** The next step, as one sentence. */
  readonly next: string | NextStep;
  readonly error?: unknown;
  /** Whether the next video would fail the same way. Default: only for `credits` and `cancelled`. */
  readonly endsRun?: boolean;
  /** The name of the file with which the cause begins. Default: it begins with none. */
  readonly about?: string;
}

/** Captioning stopped. The message is the cause and the next step. Finished work is kept. */
export class CaptionError extends Error {
  override readonly name = 'CaptionError';
  readonly kind: CaptionErrorKind;
  /** The cause, as one sentence. */
  readonly reason: string;
  /** The next step, as one sentence, with the options of the command line by which it is taken. */
  readonly next: string;
  /** The same without options, for people who have no command line. */
  readonly plainNext: string;
  /** Whether a run of several videos ends with it. */
  readonly endsRun: boolean;
  /** The name of the file with which the cause begins; undefined without one. */
  readonly about: string | undefined;

  constructor({ kind, cause, next, error, endsRun, about }: CaptionErrorFacts) {
    const full = withOptions(next);
    super(`${cause} ${full}`, error === undefined ? undefined : { cause: error });
    this.kind = kind;
    this.reason = cause;
    this.next = full;
    this.plainNext = withoutOptions(next);
    this.about = about;
    this.endsRun = endsRun ?? (kind === 'credits' || kind === 'cancelled');
  }
}
