import { parseCues } from './cues.ts';
import { plainText } from './plain-text.ts';
import { serializeCues } from './serialize.ts';
import type { Cue } from './types.ts';

/** A cue of a translation whose part of the original has changed. */
export interface StaleCue {
  /** Position in the translation, from 0. */
  readonly cue: number;
  /** The original's text that it was made from, without markup and line breaks; `''` when there was none. */
  readonly before: string;
  /** The original's text that is there now; `''` when there is none. */
  readonly now: string;
}

/**
 * Returns the cues of a translation that are stale. Each cue of the original belongs to that cue of the translation which it
 * overlaps for the longest time, else to the nearest one. A cue is stale when the text of the original's cues that belong to it
 * is another one than in the original that it was made from; line breaks, white space and markup do not count.
 * @param madeFrom the original as the translation was made from it; WebVTT, as the others
 */
export function staleCues(madeFrom: string, original: string, translation: string): StaleCue[] {
  const cues = parseCues(translation, 'vtt');
  const before = textsOf(parseCues(madeFrom, 'vtt'), cues);
  const now = textsOf(parseCues(original, 'vtt'), cues);
  return cues.flatMap((_, cue) => {
    const [one = '', other = ''] = [before.get(cue), now.get(cue)];
    return one === other ? [] : [{ cue, before: one, now: other }];
  });
}

/**
 * Returns what a translation counts as made from, after a person has looked at some of its cues: for these, the present
 * original.
 * @param cues positions in the translation, from 0
 */
export function confirmCues(
  madeFrom: string,
  { original, translation }: { readonly original: string; readonly translation: string },
  cues: readonly number[],
): string {
  const track = parseCues(translation, 'vtt');
  const seen = new Set(cues);
  const ofSeen = (vtt: string, isOf: boolean): Cue[] => {
    const all = parseCues(vtt, 'vtt');
    const owners = ownersOf(all, track);
    return all.filter((_, at) => seen.has(owners[at] ?? -1) === isOf);
  };
  const joined = [...ofSeen(madeFrom, false), ...ofSeen(original, true)];
  return serializeCues(
    joined.sort((one, other) => one.startMs - other.startMs),
    'vtt',
  );
}

/** Returns the positions of the cues, from 0, whose text or times an edit changed or added. */
export function touchedCues(before: string, after: string): number[] {
  const keyOf = ({ startMs, endMs, text }: Cue) => `${startMs} ${endMs} ${text}`;
  const known = new Set(parseCues(before, 'vtt').map(keyOf));
  return parseCues(after, 'vtt').flatMap((cue, at) => (known.has(keyOf(cue)) ? [] : [at]));
}

function textsOf(original: readonly Cue[], translation: readonly Cue[]): Map<number, string> {
  const owners = ownersOf(original, translation);
  const texts = new Map<number, string[]>();
  for (const [at, { text }] of original.entries()) {
    const owner = owners[at] as number;
    const own = texts.get(owner) ?? [];
    own.push(plainText(text, 'vtt').replace(/\s+/g, ' ').trim());
    texts.set(owner, own);
  }
  return new Map([...texts].map(([owner, own]) => [owner, own.filter((text) => text !== '').join(' ')]));
}

/** Cues before and behind a time among which the owner is looked for, so that hostile files take linear time. */
const NEAR = 8;

/** For each cue of the original the position of the cue of the translation that it belongs to; -1 when there is none. */
function ownersOf(original: readonly Cue[], translation: readonly Cue[]): number[] {
  const order = translation.map(({ startMs }, at) => ({ startMs, at })).sort((a, b) => a.startMs - b.startMs);
  return original.map((cue) => {
    const middle = (cue.startMs + cue.endMs) / 2;
    let from = 0;
    for (let to = order.length; from < to; ) {
      const half = (from + to) >> 1;
      if ((order[half]?.startMs ?? 0) <= middle) from = half + 1;
      else to = half;
    }
    let owner = -1;
    let most = Number.NEGATIVE_INFINITY;
    for (const { at } of order.slice(Math.max(0, from - NEAR), from + NEAR)) {
      const { startMs, endMs } = translation[at] as Cue;
      // Negative for cues that do not overlap: the distance.
      const shared = Math.min(cue.endMs, endMs) - Math.max(cue.startMs, startMs);
      if (shared > most) [owner, most] = [at, shared];
    }
    return owner;
  });
}
