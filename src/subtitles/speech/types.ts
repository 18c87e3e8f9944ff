/** A stretch of recognised speech; times in seconds from the start of the media. */
export interface SpeechSegment {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** The words with their own times, if the recogniser provides them. */
  readonly words?: readonly SpeechWord[];
}

/** One recognised word; times in seconds. */
export interface SpeechWord {
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

/** A piece of text that no line break may split; times in milliseconds. */
export interface SpeechToken {
  readonly text: string;
  /** Whether a space separates it from the previous token on the same line. */
  readonly spaceBefore: boolean;
  readonly startMs: number;
  readonly endMs: number;
  /** Whether it ends a recognised segment of more than one word. */
  readonly endsSegment: boolean;
}
