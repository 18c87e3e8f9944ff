import { countCharacters } from '../../../../subtitles/profiles/counting.ts';
import type { Counting } from '../../../../subtitles/profiles/types.ts';
import { shownLines } from './cue-text.ts';
import type { EditorCue } from './track-file.ts';

/** Limits of a profile, as the API gives them with the findings of a track. A limit that the profile lacks is absent. */
export interface Limits {
  readonly profile: string;
  readonly counting: Counting;
  readonly lineLength?: number;
  readonly lines?: number;
  readonly charactersPerSecond?: number;
  readonly minDurationMs?: number;
  readonly maxDurationMs?: number;
}

/** Figures of a cue, and the words for those over a limit. */
export interface Measure {
  /** Characters a second, rounded. */
  readonly perSecond: number;
  /** Characters of the longest line. */
  readonly longest: number;
  readonly lines: number;
  /** What breaks a limit, in words, such as `95 cps, limit 17` (characters a second). */
  readonly over: readonly string[];
}

/** Measures a cue against the limits; null: there are none. */
export function measure(
  { payload, startMs, endMs }: Pick<EditorCue, 'payload' | 'startMs' | 'endMs'>,
  limits: Limits | null,
): Measure {
  const counting = limits?.counting ?? 'graphemes';
  const lines = shownLines(payload);
  const lengths = lines.map((line) => countCharacters(line, counting));
  const characters = lengths.reduce((sum, length) => sum + length, 0);
  const seconds = Math.max(endMs - startMs, 1) / 1000;
  const perSecond = Math.round(characters / seconds);
  const longest = Math.max(...lengths);
  return {
    perSecond,
    longest,
    lines: lines.length,
    over: overIn({ exact: characters / seconds, longest, lines: lines.length, seconds }, limits),
  };
}

function overIn(
  { exact, longest, lines, seconds }: { exact: number; longest: number; lines: number; seconds: number },
  limits: Limits | null,
): string[] {
  if (limits === null) return [];
  const { charactersPerSecond, lineLength, lines: most, minDurationMs, maxDurationMs } = limits;
  const over: string[] = [];
  if (charactersPerSecond !== undefined && exact > charactersPerSecond)
    over.push(`${Math.ceil(exact)} cps, limit ${charactersPerSecond}`);
  if (lineLength !== undefined && longest > lineLength) over.push(`line of ${longest}, limit ${lineLength}`);
  if (most !== undefined && lines > most) over.push(`${lines} lines, limit ${most}`);
  if (minDurationMs !== undefined && seconds * 1000 < minDurationMs)
    over.push(`${seconds.toFixed(1)} s, at least ${(minDurationMs / 1000).toFixed(1)} s`);
  if (maxDurationMs !== undefined && seconds * 1000 > maxDurationMs)
    over.push(`${seconds.toFixed(1)} s, at most ${(maxDurationMs / 1000).toFixed(1)} s`);
  return over;
}
