import type { CueScanner } from './cue-scanner.ts';
import { firstLineEnd } from './line-end.ts';
import { keepsStructure } from './payload-check.ts';
import { safeLines } from './replacement.ts';
import type { TextRuns } from './text-runs.ts';
import type { SubtitleFormat } from './types.ts';

/**
 * Writes new payload spans for the scanner's cue.
 *
 * @param texts what the translator returned for `runs`, one string each
 * @returns a string for each span that changes, undefined for one that does not; or why the cue must stay as it is
 */
export function composePayloads(
  content: string,
  format: SubtitleFormat,
  scanner: CueScanner,
  runs: TextRuns,
  texts: readonly string[],
): (string | undefined)[] | 'empty-replacement' | 'unsafe-replacement' {
  const payloads: (string | undefined)[] = [];
  let isVisible = false;
  let run = 0;
  for (let segment = 0; segment < scanner.segmentCount; segment++) {
    const from = scanner.segments[segment * 2] as number;
    const to = scanner.segments[segment * 2 + 1] as number;
    let payload: string | undefined;
    let copied = from;
    for (; run < runs.count && (runs.from[run] as number) < to; run++) {
      const text = texts[run] as string;
      if (text === runs.texts[run]) {
        isVisible = true;
        continue;
      }
      const runFrom = runs.from[run] as number;
      const runTo = runs.to[run] as number;
      const lines = safeLines(text, content.slice(runFrom, runTo), format);
      if (lines.length > 0) isVisible = true;
      payload = (payload ?? '') + content.slice(copied, runFrom) + joinLines(lines, content, scanner, runs, run);
      copied = runTo;
    }
    if (payload !== undefined) {
      payload += content.slice(copied, to);
      const isLast = segment === scanner.segmentCount - 1;
      if (!isVisible && isLast) return 'empty-replacement';
      if (!keepsStructure(payload, content.slice(from, to), format, isLast && scanner.touchesNextTiming)) {
        return isVisible ? 'unsafe-replacement' : 'empty-replacement';
      }
    }
    payloads.push(payload);
  }
  return isVisible ? payloads : 'empty-replacement';
}

/** Joins lines with the separators of the run's source lines; further lines get the cue's own line end. */
function joinLines(
  lines: readonly string[],
  content: string,
  scanner: CueScanner,
  runs: TextRuns,
  run: number,
): string {
  if (lines.length < 2) return lines[0] ?? '';
  const bounds = runs.lines(runs.from[run] as number, runs.to[run] as number);
  const lineEnd =
    firstLineEnd(content, scanner.doubledReturns, scanner.segments[0] as number) ||
    firstLineEnd(content, scanner.doubledReturns);
  const parts: string[] = [];
  for (let line = 0; line < lines.length; line++) {
    if (line > 0) {
      const separatorTo = bounds[line * 2];
      parts.push(separatorTo === undefined ? lineEnd : content.slice(bounds[line * 2 - 1], separatorTo));
    }
    parts.push(lines[line] as string);
  }
  return parts.join('');
}
