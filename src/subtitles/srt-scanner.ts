import { BYTE_ORDER_MARK, isLineEnd, isSpaceOrTab } from './characters.ts';
import type { CueScanner } from './cue-scanner.ts';
import { hasDoubledReturns } from './doubled-returns.ts';
import { LineReader } from './line-reader.ts';
import { isInteger, skipSrtSpaces, trimSrtSpaces } from './srt-index.ts';
import { SrtTimingLine } from './srt-timing-line.ts';

/**
 * Finds the cues of a SubRip file. SRT has no standard; the rule here is anchored on timing lines: the line before one
 * is its index if it is an integer, and everything up to the next cue is payload. So a cue may hold blank lines, and the
 * scanner finds cues without index or without a blank line between them. Text before the first cue belongs to no cue.
 *
 * Some files have a blank line after each line. If the first cue has its index above a blank line, an index of any cue may
 * stand so.
 */
export class SrtScanner implements CueScanner {
  readonly signatureOk = true;
  readonly doubledReturns: boolean;
  readonly segments: number[] = [];
  segmentCount = 0;
  idFrom = 0;
  idTo = 0;
  startMs = 0;
  endMs = 0;
  settingsFrom = 0;
  settingsTo = 0;
  billable = false;
  touchesNextTiming = false;

  readonly #content: string;
  readonly #lines: LineReader;
  readonly #timing = new SrtTimingLine();
  #started = false;
  /** True when the scanner has read a timing line but not reported its cue yet; `#timing` and `#lines` still describe it. */
  #pending = false;
  #pendingIdFrom = 0;
  #pendingIdTo = 0;
  /** Whether the index of a cue may stand above blank lines. */
  #doubleSpaced = false;

  constructor(content: string) {
    this.#content = content;
    this.doubledReturns = hasDoubledReturns(content);
    const start = content.charCodeAt(0) === BYTE_ORDER_MARK ? 1 : 0;
    this.#lines = new LineReader(content, start, this.doubledReturns);
  }

  next(): boolean {
    if (!this.#started) {
      this.#collect();
      this.#started = true;
    }
    if (!this.#pending) return false;
    this.idFrom = this.#pendingIdFrom;
    this.idTo = this.#pendingIdTo;
    this.startMs = this.#timing.startMs;
    this.endMs = this.#timing.endMs;
    this.#trimSettings();
    this.#collect();
    this.billable = this.segmentCount > 0;
    return true;
  }

  /** Reads lines up to and including the next timing line, and gathers the runs of non-blank lines before it. */
  #collect(): void {
    const lines = this.#lines;
    let segmentFrom = -1;
    let segmentTo = -1;
    /** Where the segment ended before its last line was added; -1 when that line is its first. */
    let endBeforeLastLine = -1;
    this.segmentCount = 0;
    this.#pending = false;
    this.touchesNextTiming = false;
    while (lines.next()) {
      if (this.#timing.read(this.#content, lines.from, lines.to)) {
        this.#pending = true;
        this.#pendingIdFrom = this.#pendingIdTo = lines.from;
        const isApart = segmentFrom < 0;
        if (isApart) {
          if (this.segmentCount === 0 || (this.#started && !this.#doubleSpaced)) break;
          this.segmentCount--;
          segmentFrom = this.segments[this.segmentCount * 2] as number;
          segmentTo = this.segments[this.segmentCount * 2 + 1] as number;
        }
        const hasIndex = this.#takeIndex(endBeforeLastLine, segmentFrom, segmentTo);
        if (isApart && !this.#started) this.#doubleSpaced = hasIndex;
        if (!hasIndex) {
          this.touchesNextTiming = true;
        } else if (endBeforeLastLine < 0) {
          segmentFrom = -1;
        } else {
          segmentTo = endBeforeLastLine;
        }
        break;
      }
      if (this.#isBlank(lines.from, lines.to)) {
        if (segmentFrom >= 0) this.#addSegment(segmentFrom, segmentTo);
        segmentFrom = -1;
      } else {
        if (segmentFrom < 0) {
          segmentFrom = lines.from;
          endBeforeLastLine = -1;
        } else {
          endBeforeLastLine = segmentTo;
        }
        segmentTo = lines.to;
      }
    }
    if (segmentFrom >= 0) this.#addSegment(segmentFrom, segmentTo);
  }

  /** Makes the line that ends at `to` the index of the pending cue if it is an integer. */
  #takeIndex(endBeforeLastLine: number, segmentFrom: number, to: number): boolean {
    const content = this.#content;
    let from = endBeforeLastLine < 0 ? segmentFrom : endBeforeLastLine;
    // The only line ends in the segment past `endBeforeLastLine` are those between the two lines.
    while (from < to && isLineEnd(content.charCodeAt(from))) from++;
    from = skipSrtSpaces(content, from, to);
    const end = trimSrtSpaces(content, from, to);
    if (!isInteger(content, from, end)) return false;
    this.#pendingIdFrom = from;
    this.#pendingIdTo = end;
    return true;
  }

  #addSegment(from: number, to: number): void {
    this.segments[this.segmentCount * 2] = from;
    this.segments[this.segmentCount * 2 + 1] = to;
    this.segmentCount++;
  }

  #isBlank(from: number, to: number): boolean {
    for (let at = from; at < to; at++) if (!isSpaceOrTab(this.#content.charCodeAt(at))) return false;
    return true;
  }

  #trimSettings(): void {
    const { to } = this.#lines;
    this.settingsFrom = skipSrtSpaces(this.#content, this.#timing.settingsFrom, to);
    this.settingsTo = trimSrtSpaces(this.#content, this.settingsFrom, to);
  }
}
