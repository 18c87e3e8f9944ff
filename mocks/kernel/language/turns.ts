import { deriveNumber } from '../../../src/base/derive.ts';

// Milliseconds. With the pauses between sentences they give about 150 words per minute, as in everyday talk (assumed).
const PAUSES = [350, 450, 600, 800, 1200] as const;
/** Times without speech in a long recording: music, applause, thought (assumed). */
const SILENCES = [2_500, 4_000, 6_000, 9_000] as const;
/** One pause in so many is a silence. */
const SILENCE_EVERY = 9;
/** Whisper models hear windows of this length. A recording that fits one has no silence, as it always had none here. */
const WINDOW = 30_000;
/** How long each speaker takes for a word, compared with the usual time. */
const PACES = [1, 0.9, 1.12, 0.95, 1.05, 0.88, 1.15, 1.02] as const;
/** How fast another speaker answers. */
const ANSWERS = [120, 200, 350, 600] as const;
/** The part of the last word after which another speaker interrupts it. */
const INTERRUPTION = 0.5;

/** One sentence's place in a conversation. */
interface Turn {
  /** From 0. */
  readonly speaker: number;
  /** How long a word takes, compared with the usual time. */
  readonly pace: number;
}

/** The end of a sentence, in milliseconds. */
interface SentenceEnd {
  readonly end: number;
  /** Where its last word starts. */
  readonly lastWord: number;
}

/** Who speaks when. The same seed gives the same conversation. */
export interface Conversation {
  /** The turn of a sentence. Call it for each sentence in order. */
  turn(index: number): Turn;
  /**
   * Where the sentence after `index` starts. One speaker pauses; in a long recording some pauses are silences. Another speaker
   * answers, or interrupts: within the last word, so that starts stay in order, as recognisers give them.
   */
  next(index: number, after: SentenceEnd): number;
}

/** A conversation of a number of speakers in a recording of some milliseconds. */
export function conversation(seed: number, speakers: number, length: number): Conversation {
  const choice = (count: number, index: number, what: string): number => deriveNumber(seed, index, what) % count;
  const chosen = (from: readonly number[], index: number, what: string): number =>
    from[choice(from.length, index, what)] as number;
  const changes = (index: number): boolean => speakers > 1 && choice(2, index, 'turn') === 0;
  const pauseAfter = (index: number, end: number): number => {
    const isSilence = length > WINDOW && end > WINDOW && choice(SILENCE_EVERY, index, 'silence') === 0;
    return isSilence ? chosen(SILENCES, index, 'length') : chosen(PAUSES, index, 'pause');
  };
  let speaker = 0;
  let turns = 1;

  return {
    turn: (index) => {
      if (index > 0 && changes(index - 1)) {
        // Everybody speaks once before chance decides.
        const others = turns < speakers ? 0 : choice(speakers - 1, index, 'speaker');
        speaker = (speaker + 1 + others) % speakers;
        turns += 1;
      }
      return { speaker, pace: PACES[speaker % PACES.length] as number };
    },
    next: (index, { end, lastWord }) => {
      if (!changes(index)) return end + pauseAfter(index, end);
      const interrupts = choice(3, index, 'interruption') === 0;
      return interrupts
        ? Math.round(lastWord + (end - lastWord) * INTERRUPTION)
        : end + chosen(ANSWERS, index, 'answer');
    },
  };
}
