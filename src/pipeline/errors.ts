/** Why captioning stopped, for `switch (error.kind)`. */
export type CaptionErrorKind =
  /** The file or URL is not a video that can be captioned. */
  | 'video'
  /** A language that the service taken for it does not know. */
  | 'language'
  /** The options cannot work together. */
  | 'options'
  /** Nobody speaks in the video. */
  | 'no-speech'
  | 'credits'
  /** A service was paid, or may have been, and its answer is lost. */
  | 'lost-answer'
  /** A service refused: a key, a field, a feature that is off. */
  | 'refused'
  /** A service's job failed, and said so. */
  | 'job-failed'
  /** A service could not be reached, kept failing, or took too long. */
  | 'unavailable'
  | 'cancelled'
  /** Files of this machine: no place, no permission, another run at work. */
  | 'local';

/** What a {@link CaptionError} says. */
export interface CaptionErrorFacts {
  readonly kind: CaptionErrorKind;
  /** What went wrong: one sentence. */
  readonly cause: string;
  /** What to do about it: one sentence. */
  readonly next: string;
  readonly error?: unknown;
}

/** Captioning stopped. The message is the cause and the next step; what was finished stays finished. */
export class CaptionError extends Error {
  override readonly name = 'CaptionError';
  readonly kind: CaptionErrorKind;
  /** What went wrong: one sentence. */
  readonly reason: string;
  /** What to do: one sentence. */
  readonly next: string;

  constructor({ kind, cause, next, error }: CaptionErrorFacts) {
    super(`${cause} ${next}`, error === undefined ? undefined : { cause: error });
    this.kind = kind;
    this.reason = cause;
    this.next = next;
  }
}
