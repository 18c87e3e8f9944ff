import { type CaptionRules, cueLayoutOf, rowsFor } from '../../subtitles/index.ts';

/** The limits of a profile; those that it does not have are left out. */
export function limitsOf(rules: CaptionRules, language: string): object {
  const rows = rowsFor(rules, language);
  const { lineLength, lines, charactersPerSecond, minDurationMs, maxDurationMs } = cueLayoutOf(rows);
  return { counting: rows.counting.value, lineLength, lines, charactersPerSecond, minDurationMs, maxDurationMs };
}
