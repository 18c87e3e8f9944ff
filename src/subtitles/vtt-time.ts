import { COLON, isDigit } from './characters.ts';
import { PLAIN_TIME_LENGTH, readPlainTime } from './plain-time.ts';

const DOT = 0x2e;
const ZERO = 0x30;

/** Reads a time as the W3C specification's "collect a WebVTT timestamp" does. An instance is reused, so that it allocates nothing. */
export class VttTime {
  /** The time that the last successful `read` found; above `Number.MAX_SAFE_INTEGER` it is that number. */
  milliseconds = 0;

  /** Reads `[hours:]MM:SS.mmm` at `at`. Returns the offset behind it, or -1. */
  read(content: string, at: number, to: number): number {
    const plain = readPlainTime(content, at, to, DOT);
    if (plain >= 0) {
      this.milliseconds = plain;
      return at + PLAIN_TIME_LENGTH;
    }
    let position = at;
    let first = 0;
    while (position < to && isDigit(content.charCodeAt(position))) {
      first = first * 10 + content.charCodeAt(position++) - ZERO;
    }
    if (position === at) return -1;
    const firstIsHours = position - at !== 2 || first > 59;
    if (!isColon(content, position, to)) return -1;
    let minutes = twoDigits(content, position + 1, to);
    let seconds: number;
    let hours = 0;
    position += 3;
    if (firstIsHours || isColon(content, position, to)) {
      if (!isColon(content, position, to)) return -1;
      seconds = twoDigits(content, position + 1, to);
      hours = first;
      position += 3;
    } else {
      seconds = minutes;
      minutes = first;
    }
    if (minutes < 0 || minutes > 59 || seconds < 0 || seconds > 59) return -1;
    if (position + 4 > to || content.charCodeAt(position) !== DOT) return -1;
    let fraction = 0;
    for (let digit = position + 1; digit < position + 4; digit++) {
      if (!isDigit(content.charCodeAt(digit))) return -1;
      fraction = fraction * 10 + content.charCodeAt(digit) - ZERO;
    }
    position += 4;
    if (position < to && isDigit(content.charCodeAt(position))) return -1;
    this.milliseconds = Math.min(((hours * 60 + minutes) * 60 + seconds) * 1000 + fraction, Number.MAX_SAFE_INTEGER);
    return position;
  }
}

const isColon = (content: string, at: number, to: number): boolean => at < to && content.charCodeAt(at) === COLON;

/** Value of a run of exactly two digits at `at`, or -1. */
function twoDigits(content: string, at: number, to: number): number {
  if (at + 2 > to) return -1;
  const tens = content.charCodeAt(at);
  const units = content.charCodeAt(at + 1);
  if (!isDigit(tens) || !isDigit(units)) return -1;
  if (at + 2 < to && isDigit(content.charCodeAt(at + 2))) return -1;
  return (tens - ZERO) * 10 + units - ZERO;
}
