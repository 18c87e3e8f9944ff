import { COLON, GREATER_THAN, HYPHEN, isDigit, isSrtSpace } from './characters.ts';
import { PLAIN_TIME_LENGTH, readPlainTime } from './plain-time.ts';

const DOT = 0x2e;
const COMMA = 0x2c;
const ZERO = 0x30;
const isDash = (code: number): boolean => code === HYPHEN || code === 0x2013 || code === 0x2014;

/**
 * Recognises an SRT timing line, and reads it. There is no standard; real files need these forms (FFmpeg, SubtitleEdit
 * and pysubs2 anchor on the timing line too): `[-]H:M:S` with any number of digits, optional fraction after `.`, `,` or
 * `:`, an arrow of one or more hyphens or dashes and `>` or `>>`, then nothing or white space and anything.
 * `M:S` counts only with the exact arrow `-->`. Ranges of the fields are not checked. Invisible characters beside these
 * parts count as spaces.
 */
export class SrtTimingLine {
  /** Milliseconds. */
  startMs = 0;
  endMs = 0;
  /** Offsets of the arrow, and of the remainder after the second time. */
  arrowFrom = 0;
  arrowTo = 0;
  settingsFrom = 0;

  #milliseconds = 0;
  #fields = 0;

  /** Reads the line `content[from, to)`. Returns false when it is not a timing line; the fields are then undefined. */
  read(content: string, from: number, to: number): boolean {
    let at = from;
    while (at < to && isSrtSpace(content.charCodeAt(at))) at++;
    if (at === to) return false;
    const first = content.charCodeAt(at);
    if (!isDigit(first) && first !== HYPHEN) return false;

    at = this.#time(content, at, to);
    if (at < 0) return false;
    const startMs = this.#milliseconds;
    const startFields = this.#fields;

    while (at < to && isSrtSpace(content.charCodeAt(at))) at++;
    const arrowFrom = at;
    at = arrowEnd(content, at, to);
    if (at < 0) return false;
    const arrowTo = at;

    while (at < to && isSrtSpace(content.charCodeAt(at))) at++;
    at = this.#time(content, at, to);
    if (at < 0) return false;
    if (at < to && !isSrtSpace(content.charCodeAt(at))) return false;
    if (startFields + this.#fields < 6 && !(arrowTo - arrowFrom === 3 && content.startsWith('-->', arrowFrom))) {
      return false;
    }

    this.startMs = startMs;
    this.endMs = this.#milliseconds;
    this.arrowFrom = arrowFrom;
    this.arrowTo = arrowTo;
    this.settingsFrom = at;
    return true;
  }

  /** Reads a time at `at`. Returns the offset behind it, or -1. */
  #time(content: string, at: number, to: number): number {
    const plain = readPlainTime(content, at, to, COMMA);
    if (plain >= 0) {
      this.#milliseconds = plain;
      this.#fields = 3;
      return at + PLAIN_TIME_LENGTH;
    }
    let position = at;
    const negative = position < to && content.charCodeAt(position) === HYPHEN;
    if (negative) position++;
    let seconds = 0;
    let fields = 0;
    for (;;) {
      const fieldFrom = position;
      let value = 0;
      while (position < to && isDigit(content.charCodeAt(position))) {
        value = value * 10 + content.charCodeAt(position++) - ZERO;
      }
      if (position === fieldFrom) return -1;
      seconds = seconds * 60 + value;
      fields++;
      const another = position + 1 < to && content.charCodeAt(position) === COLON;
      if (fields === 3 || !another || !isDigit(content.charCodeAt(position + 1))) break;
      position++;
    }
    if (fields < 2) return -1;

    let fraction = 0;
    if (position + 1 < to && isDigit(content.charCodeAt(position + 1))) {
      const separator = content.charCodeAt(position);
      if (separator === DOT || separator === COMMA || separator === COLON) {
        position++;
        for (let weight = 100; position < to && isDigit(content.charCodeAt(position)); position++) {
          fraction += (content.charCodeAt(position) - ZERO) * weight;
          weight = weight > 1 ? weight / 10 : 0;
        }
      }
    }
    const total = Math.min(seconds * 1000 + fraction, Number.MAX_SAFE_INTEGER);
    this.#milliseconds = negative && total > 0 ? -total : total;
    this.#fields = fields;
    return position;
  }
}

/** Offset behind an arrow at `at`, or -1. */
function arrowEnd(content: string, at: number, to: number): number {
  let position = at;
  if (position === to || !isDash(content.charCodeAt(position))) return -1;
  for (position++; position < to; position++) {
    const code = content.charCodeAt(position);
    if (code === GREATER_THAN) {
      const isDouble = position + 1 < to && content.charCodeAt(position + 1) === GREATER_THAN;
      return position + (isDouble ? 2 : 1);
    }
    if (!isDash(code) && !isSrtSpace(code)) return -1;
  }
  return -1;
}
