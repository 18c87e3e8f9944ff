import type { CueLayout } from '../speech/layout.ts';
import type { ProfileRows } from './types.ts';

/** Gives the limits of a profile as a layout for cues. Rows that the profile lacks are left out. */
export function cueLayoutOf(rows: ProfileRows): Partial<Omit<CueLayout, 'format'>> {
  const { lineLength, lines, charactersPerSecond, minDurationMs, maxDurationMs, gapMs } = rows;
  const counting = rows.counting.value;
  return {
    // The weighted counting of layouts keeps wide characters in other scripts short enough, too.
    ...(counting !== 'graphemes' && { counting }),
    ...(lineLength && { lineLength: lineLength.value }),
    ...(lines && { lines: lines.value }),
    ...(charactersPerSecond && { charactersPerSecond: charactersPerSecond.value }),
    ...(minDurationMs && { minDurationMs: minDurationMs.value }),
    ...(maxDurationMs && { maxDurationMs: maxDurationMs.value }),
    ...(gapMs && gapMs.level !== 'off' && { gapMs: gapMs.value }),
  };
}
