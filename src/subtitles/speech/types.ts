/** Seconds from the start of the media. Recognisers also answer null, NaN, negative and far too large numbers: those are repaired. */
export type SpeechTime = number | null | undefined;

/** A stretch of recognised speech. Stretches come in the order in which they are spoken. */
export interface SpeechSegment {
  readonly start?: SpeechTime;
  readonly end?: SpeechTime;
  readonly text: string;
  /** The words with their own times, if the recogniser provides them. */
  readonly words?: readonly SpeechWord[];
  /** Name of the speaker, if the recogniser tells speakers apart. */
  readonly speaker?: string;
  /** Whether the recogniser itself takes the stretch for silence. */
  readonly noSpeech?: boolean;
}

/** One recognised word. */
export interface SpeechWord {
  readonly word: string;
  readonly start?: SpeechTime;
  readonly end?: SpeechTime;
}

/** A segment whose times can be used: milliseconds, in order, without overlap. */
export interface SoundSegment {
  readonly startMs: number;
  readonly endMs: number;
  /** Without white space around it, never empty. */
  readonly text: string;
  readonly words: readonly SpeechWord[];
  readonly speaker: string | null;
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
  /** Whether it is a part of a word that was longer than a line, and not the last part. */
  readonly isCut?: boolean;
  readonly speaker: string | null;
}
