import { BYTE_ORDER_MARK, HYPHEN, isDigit, isSpaceOrTab } from './characters.ts';
import type { CueScanner } from './cue-scanner.ts';
import { LineReader } from './line-reader.ts';
import { SrtTimingLine } from './srt-timing-line.ts';

const PLUS = 0x2b;
const DOT = 0x2e;

/**
 * Finds the cues of a SubRip file. SRT has no standard; the rule here is anchored on timing lines: the line before one
 * is its index if it is an integer, and everything up to the next cue is payload. So a cue may hold blank lines, and the
 * scanner finds cues without index or without a blank line between them. Text before the first cue belongs to no cue.
 */
export class SrtScanner implements CueScanner {
  readonly signatureOk = true;
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

  constructor(content: string) {
    this.#content = content;
    this.#lines = new LineReader(content, content.charCodeAt(0) === BYTE_ORDER_MARK ? 1 : 0);
  }

  next(): boolean {
    if (!this.#started) {
      this.#started = true;
      this.#collect();
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
        if (segmentFrom < 0) break;
        if (!this.#takeIndex(endBeforeLastLine, segmentFrom, segmentTo)) {
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
    while (from < to && (content.charCodeAt(from) === 0x0a || content.charCodeAt(from) === 0x0d)) from++;
    while (from < to && isSpaceOrTab(content.charCodeAt(from))) from++;
    let end = to;
    while (end > from && isSpaceOrTab(content.charCodeAt(end - 1))) end--;
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
    let from = this.#timing.settingsFrom;
    let to = this.#lines.to;
    while (from < to && isSpaceOrTab(this.#content.charCodeAt(from))) from++;
    while (to > from && isSpaceOrTab(this.#content.charCodeAt(to - 1))) to--;
    this.settingsFrom = from;
    this.settingsTo = to;
  }
}

/** Optionally signed integer with an optional final dot: what counts as an SRT index. */
export function isInteger(content: string, from: number, to: number): boolean {
  let at = from;
  if (at < to && (content.charCodeAt(at) === HYPHEN || content.charCodeAt(at) === PLUS)) at++;
  const digitsFrom = at;
  while (at < to && isDigit(content.charCodeAt(at))) at++;
  if (at === digitsFrom) return false;
  if (at < to && content.charCodeAt(at) === DOT) at++;
  return at === to;
}
