import { VttTime } from './vtt-time.ts';

/** ASCII whitespace of the Infra standard without the line ends, which cannot occur in a line. */
const isSpace = (code: number): boolean => code === 0x20 || code === 0x09 || code === 0x0c;

/** Reads a WebVTT timing line as the W3C specification's "collect WebVTT cue timings and settings" does. */
export class VttTimingLine {
  /** Milliseconds. */
  startMs = 0;
  endMs = 0;
  /** Offset of the remainder after the second time. */
  settingsFrom = 0;

  readonly #time = new VttTime();

  /** Reads the line `content[from, to)`. Returns false when the parser would drop the cue. */
  read(content: string, from: number, to: number): boolean {
    let at = this.#time.read(content, skipSpaces(content, from, to), to);
    if (at < 0) return false;
    this.startMs = this.#time.milliseconds;
    at = skipSpaces(content, at, to);
    if (at + 3 > to || !content.startsWith('-->', at)) return false;
    at = this.#time.read(content, skipSpaces(content, at + 3, to), to);
    if (at < 0) return false;
    this.endMs = this.#time.milliseconds;
    this.settingsFrom = at;
    return true;
  }
}

function skipSpaces(content: string, from: number, to: number): number {
  let at = from;
  while (at < to && isSpace(content.charCodeAt(at))) at++;
  return at;
}
