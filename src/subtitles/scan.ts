import type { CueScanner } from './cue-scanner.ts';
import { SrtScanner } from './srt-scanner.ts';
import type { CueSpan, Segment, SubtitleFormat } from './types.ts';
import { VttScanner } from './vtt-scanner.ts';

/** Makes a cursor over the cues of `content`. It allocates no memory per cue. */
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
 * Finds the cues of a subtitle file, in file order, in time linear in its length. Never throws: it skips what is not a
 * cue.
 *
 * @returns the cues; `signatureOk` is true for SRT and for a WebVTT file with its signature (without it a file has no
 * cues); `doubledReturns` tells that CR CR LF is one line end of the file
 */
export function scanSubtitles(
  content: string,
  format: SubtitleFormat,
): { readonly cues: readonly CueSpan[]; readonly signatureOk: boolean; readonly doubledReturns: boolean } {
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
  return { cues, signatureOk: scanner.signatureOk, doubledReturns: scanner.doubledReturns };
}

/**
 * Counts the billable subtitle blocks: WebVTT cues whose text has a character that is not white space, SRT cues with a
 * payload line that is not blank. Price check, charge and reports use this counter.
 */
export function countBillable(content: string, format: SubtitleFormat): number {
  const scanner = createScanner(content, format);
  let count = 0;
  while (scanner.next()) if (scanner.billable) count++;
  return count;
}
