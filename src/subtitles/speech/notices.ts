/**
 * What was wrong with the times of a piece of speech, and was repaired.
 * - `time-missing`: start or end is no usable number
 * - `out-of-order`: it starts before its predecessor
 * - `overlap`: it ends after its successor starts
 * - `no-length`: it does not end after it starts
 * - `stretched`: its text cannot take as long
 * - `beyond-media`: a time lies behind the end of the media
 * - `word-times`: times of its words are missing or contradict its own times
 */
export type SpeechRepair =
  | 'time-missing'
  | 'out-of-order'
  | 'overlap'
  | 'no-length'
  | 'stretched'
  | 'beyond-media'
  | 'word-times';

/**
 * What is remarkable in recognised speech. `startMs` is the time in the captions, `text` the text concerned.
 * - a `SpeechRepair`: the times were repaired; the text is complete
 * - `repeat`: the text comes so many times in a row that a recogniser has invented it
 * - `silence`: a few words for a long time, as recognisers invent them over silence, or what the recogniser doubts itself
 * - `too-fast`: there is not enough time to read the cue
 */
export type SpeechNotice =
  | { readonly kind: SpeechRepair; readonly startMs: number; readonly text: string }
  | {
      readonly kind: 'repeat';
      readonly startMs: number;
      readonly text: string;
      readonly times: number;
      /** Whether all but the first were left out. */
      readonly dropped: boolean;
    }
  | { readonly kind: 'silence'; readonly startMs: number; readonly text: string; readonly dropped: boolean }
  | {
      readonly kind: 'too-fast';
      readonly startMs: number;
      readonly text: string;
      readonly charactersPerSecond: number;
    };
