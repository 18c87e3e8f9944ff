import { BYTE_ORDER_MARK, isLineEnd, isSpaceOrTab, isWhiteSpace } from './characters.ts';
import type { CueScanner } from './cue-scanner.ts';
import { LineReader } from './line-reader.ts';
import { VttTimingLine } from './vtt-timing-line.ts';

const SIGNATURE = 'WEBVTT';

/** A block of a WebVTT file that is not a cue and has more than one line: its first line and the lines behind it, as offsets. */
export interface OtherBlock {
  readonly titleFrom: number;
  readonly titleTo: number;
  readonly bodyFrom: number;
  readonly bodyTo: number;
}

/**
 * Finds the cues of a WebVTT file exactly as the W3C specification's file parser does ("WebVTT file parsing", and its
 * "collect a WebVTT block"). It does not apply the parser's preprocessing (NUL to U+FFFD, line ends to LF) to the
 * source, because that does not change which cues exist.
 */
export class VttScanner implements CueScanner {
  readonly signatureOk: boolean;
  readonly segments: number[] = [0, 0];
  readonly touchesNextTiming = false;
  readonly doubledReturns = false;
  segmentCount = 0;
  idFrom = 0;
  idTo = 0;
  startMs = 0;
  endMs = 0;
  settingsFrom = 0;
  settingsTo = 0;
  billable = false;

  readonly #content: string;
  readonly #lines: LineReader;
  readonly #timing = new VttTimingLine();
  readonly #onBlock: ((block: OtherBlock) => void) | undefined;
  #isCue = false;

  /** @param onBlock gets each block that is not a cue and whose first two lines hold no `-->`, such as NOTE, STYLE and REGION */
  constructor(content: string, onBlock?: (block: OtherBlock) => void) {
    const start = content.charCodeAt(0) === BYTE_ORDER_MARK ? 1 : 0;
    const afterSignature = start + SIGNATURE.length;
    const code = content.charCodeAt(afterSignature);
    this.signatureOk =
      content.startsWith(SIGNATURE, start) &&
      (content.length === afterSignature || isSpaceOrTab(code) || isLineEnd(code));
    this.#content = content;
    this.#onBlock = onBlock;
    this.#lines = new LineReader(content, this.signatureOk ? start : content.length);
    this.#skipHeader();
  }

  next(): boolean {
    while (this.#block()) {
      if (this.#isCue) return true;
    }
    return false;
  }

  /** The header ends at the first empty line, or before a line with `-->`. */
  #skipHeader(): void {
    const lines = this.#lines;
    if (!lines.next()) return;
    while (lines.next()) {
      if (lines.hasArrow()) {
        lines.unread();
        return;
      }
      if (lines.from === lines.to) return;
    }
  }

  /** Reads one block. Returns false at the end of the file. */
  #block(): boolean {
    const lines = this.#lines;
    do {
      if (!lines.next()) return false;
    } while (lines.from === lines.to);

    let isCue = false;
    let bodyFrom = -1;
    let bodyTo = -1;
    this.segmentCount = 0;
    this.billable = false;
    this.idFrom = this.idTo = lines.from;
    if (lines.hasArrow()) {
      isCue = this.#readTiming();
    } else {
      this.idTo = lines.to;
      if (lines.next()) {
        if (lines.hasArrow()) {
          isCue = this.#readTiming();
        } else if (lines.from === lines.to) {
          this.#isCue = false;
          return true;
        } else {
          bodyFrom = lines.from;
          bodyTo = lines.to;
        }
      }
    }

    let textFrom = -1;
    let textTo = -1;
    while (lines.next()) {
      // An arrow later in a block ends it, even if its line is not a valid timing line.
      if (lines.hasArrow()) {
        lines.unread();
        break;
      }
      if (lines.from === lines.to) break;
      if (textFrom < 0) textFrom = lines.from;
      textTo = lines.to;
    }
    if (isCue && textFrom >= 0) {
      this.segments[0] = textFrom;
      this.segments[1] = textTo;
      this.segmentCount = 1;
      this.billable = this.#hasText(textFrom, textTo);
    }
    if (bodyFrom >= 0) {
      this.#onBlock?.({ titleFrom: this.idFrom, titleTo: this.idTo, bodyFrom, bodyTo: Math.max(bodyTo, textTo) });
    }
    this.#isCue = isCue;
    return true;
  }

  #readTiming(): boolean {
    const timing = this.#timing;
    const lines = this.#lines;
    if (!timing.read(this.#content, lines.from, lines.to)) return false;
    this.startMs = timing.startMs;
    this.endMs = timing.endMs;
    let from = timing.settingsFrom;
    let to = lines.to;
    while (from < to && isSpaceOrTab(this.#content.charCodeAt(from))) from++;
    while (to > from && isSpaceOrTab(this.#content.charCodeAt(to - 1))) to--;
    this.settingsFrom = from;
    this.settingsTo = to;
    return true;
  }

  #hasText(from: number, to: number): boolean {
    for (let at = from; at < to; at++) if (!isWhiteSpace(this.#content.charCodeAt(at))) return true;
    return false;
  }
}
