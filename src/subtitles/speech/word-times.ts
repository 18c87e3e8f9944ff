import { milliseconds } from './order-segments.ts';
import { longestRising } from './rising.ts';
import type { SoundSegment } from './types.ts';

/** Times of a word in milliseconds. */
interface WordTime {
  readonly word: string;
  readonly startMs: number;
  readonly endMs: number;
}

/** What the word times of a segment are worth: `sound` ones stay, `repaired` ones were completed; of others, none is used. */
export type WordTimes =
  | { readonly kind: 'sound' | 'repaired'; readonly words: readonly WordTime[] }
  | { readonly kind: 'none' | 'unusable' };

/** Milliseconds by which a word may exceed its segment: models time words and segments separately. */
const SLACK_MS = 1000;
/** A word that takes longer than this, and longer than this for each character, has a wrong end (assumed). */
const LONGEST_MS = 3000;
const SLOWEST_MS = 250;
/** Even a short word may take so long. */
const LEAST_MS = 1000;

/**
 * Reads the words of a segment, if they are its text. Completes missing and impossible times from the words beside them, if at
 * least half of the times are right.
 */
export function wordTimes({ text, words: all, startMs, endMs }: SoundSegment): WordTimes {
  const words = all.filter(({ word }) => word.trim() !== '');
  if (words.length === 0) return { kind: 'none' };
  if (letters(words.map(({ word }) => word).join('')) !== letters(text)) return { kind: 'unusable' };
  const heard = words.map(({ start }) => {
    const time = milliseconds(start);
    return time === null || time < startMs - SLACK_MS || time > endMs + SLACK_MS ? null : time;
  });
  const rising = longestRising(heard);
  const [first, last] = [heard[rising[0] ?? -1], heard[rising.at(-1) ?? -1]];
  if (rising.length * 2 < words.length || (first === last && words.length > 1)) return { kind: 'unusable' };

  const anchors = new Set(rising);
  const latestOf = (start: number, length: number) =>
    Math.min(endMs + SLACK_MS, start + Math.max(LONGEST_MS, length * SLOWEST_MS));
  const heardWords = words.map(({ word, end }, at): HeardWord => {
    const length = word.trim().length;
    const start = anchors.has(at) ? (heard[at] as number) : null;
    const ended = milliseconds(end);
    const isEnd = start !== null && ended !== null && ended >= start && ended <= latestOf(start, length);
    return { word, length, start, end: isEnd ? ended : null };
  });
  const isSound = heardWords.every(({ start, end }) => start !== null && end !== null);
  return { kind: isSound ? 'sound' : 'repaired', words: completed(heardWords, startMs, Math.max(endMs, last ?? 0)) };
}

/** A word with the times that are believed. */
interface HeardWord {
  readonly word: string;
  readonly length: number;
  readonly start: number | null;
  readonly end: number | null;
}

/** Sets missing times between those beside them: words of a row without times share the time by their lengths. */
function completed(words: readonly HeardWord[], from: number, to: number): WordTime[] {
  const times: WordTime[] = [];
  for (let at = 0; at < words.length; ) {
    const { word, start, end } = words[at] as HeardWord;
    if (start !== null && end !== null) {
      times.push({ word, startMs: start, endMs: end });
      at++;
      continue;
    }
    const startMs = start ?? times.at(-1)?.endMs ?? from;
    let next = at + 1;
    while (next < words.length && words[next]?.start === null) next++;
    const row = words.slice(at, next);
    const total = row.reduce((sum, one) => sum + one.length, 0);
    const longest = startMs + Math.max(LEAST_MS, total * SLOWEST_MS);
    const endMs = Math.max(Math.min(words[next]?.start ?? to, longest), startMs);
    let passed = 0;
    for (const one of row) {
      const begins = startMs + ((endMs - startMs) * passed) / total;
      passed += one.length;
      const ends = startMs + ((endMs - startMs) * passed) / total;
      times.push({ word: one.word, startMs: Math.round(begins), endMs: Math.round(ends) });
    }
    at = next;
  }
  return times;
}

/** Removes punctuation and spaces, which differ between words and texts. */
const letters = (text: string): string => text.replace(/[^\p{L}\p{M}\p{N}]/gu, '').toLowerCase();
