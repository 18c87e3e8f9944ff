import type { CueScanner } from './cue-scanner.ts';
import { SrtScanner } from './srt-scanner.ts';
import type { CueSpan, Segment, SubtitleFormat } from './types.ts';
import { VttScanner } from './vtt-scanner.ts';

/** A cursor over the cues of `content`; allocates nothing for a cue. */
export function createScanner(content: string, format: SubtitleFormat): CueScanner {
  return format === 'vtt' ? new VttScanner(content) : new SrtScanner(content);
}

/** The payload spans of the scanner's current cue. */
function segmentsOf(scanner: CueScanner): Segment[] {
  return Array.from({ length: scanner.segmentCount }, (_, index) => ({
    from: scanner.segments[index * 2] as number,
    to: scanner.segments[index * 2 + 1] as number,
  }));
}

/**
 * Finds the cues of a subtitle file, in file order, in time linear in its length. Never throws: what is no cue is not
 * reported.
 *
 * @returns the cues; `signatureOk` tells whether a WebVTT file has its signature (without it there are no cues), and is
 * true for SRT
 */
export function scanSubtitles(
  content: string,
  format: SubtitleFormat,
): { readonly cues: readonly CueSpan[]; readonly signatureOk: boolean } {
  const scanner = createScanner(content, format);
  const cues: CueSpan[] = [];
  while (scanner.next()) {
    cues.push({
      id: content.slice(scanner.idFrom, scanner.idTo),
      startMs: scanner.startMs,
      endMs: scanner.endMs,
      settings: content.slice(scanner.settingsFrom, scanner.settingsTo),
      segments: segmentsOf(scanner),
      billable: scanner.billable,
    });
  }
  return { cues, signatureOk: scanner.signatureOk };
}

/**
 * Counts the subtitle blocks that are paid for: WebVTT cues whose text has a character that is not white space, SRT cues
 * with a payload line that is not blank. Price check, charge and reports all use this one counter.
 */
export function countBillable(content: string, format: SubtitleFormat): number {
  const scanner = createScanner(content, format);
  let count = 0;
  while (scanner.next()) if (scanner.billable) count++;
  return count;
}
