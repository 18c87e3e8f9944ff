import type { CueLayout } from '../speech/layout.ts';
import type { ProfileRows } from './types.ts';

/** Gives the limits of a profile as a layout for cues. Rows that the profile lacks are left out. */
export function cueLayoutOf(rows: ProfileRows): Partial<Omit<CueLayout, 'format'>> {
  const { lineLength, lines, charactersPerSecond, minDurationMs, maxDurationMs, gapMs } = rows;
  // A layout measures in narrow characters, and a wide one counts as lineLength / wideLineLength of them.
  const width = rows.counting.value === 'half-width' ? 2 : 1;
  return {
    ...(lineLength && {
      lineLength: lineLength.value * width,
      ...(width === 2 && { wideLineLength: lineLength.value }),
    }),
    ...(lines && { lines: lines.value }),
    ...(charactersPerSecond && { charactersPerSecond: charactersPerSecond.value * width }),
    ...(minDurationMs && { minDurationMs: minDurationMs.value }),
    ...(maxDurationMs && { maxDurationMs: maxDurationMs.value }),
    ...(gapMs && gapMs.level !== 'off' && { gapMs: gapMs.value }),
  };
}
