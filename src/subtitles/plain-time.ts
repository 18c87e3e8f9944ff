import { COLON } from './characters.ts';

const ZERO = 0x30;

/** Length of `HH:MM:SS.mmm`. */
export const PLAIN_TIME_LENGTH = 12;

/**
 * Reads the usual form of a time: `HH:MM:SS` and three digits after `separator`, where both formats agree.
 * The general readers of the formats give the same result; this one is several times faster.
 *
 * @returns milliseconds; -1 when the text at `at` has another form, a fourth fraction digit, or fields past 59
 */
export function readPlainTime(content: string, at: number, to: number, separator: number): number {
  if (at + PLAIN_TIME_LENGTH > to) return -1;
  if (content.charCodeAt(at + 2) !== COLON || content.charCodeAt(at + 5) !== COLON) return -1;
  if (content.charCodeAt(at + 8) !== separator) return -1;
  const hours = twoDigits(content, at);
  const minutes = twoDigits(content, at + 3);
  const seconds = twoDigits(content, at + 6);
  const tenths = twoDigits(content, at + 9);
  const last = content.charCodeAt(at + 11) - ZERO;
  if (hours > 99 || minutes > 59 || seconds > 59 || tenths > 99 || last < 0 || last > 9) return -1;
  const next = at + PLAIN_TIME_LENGTH < to ? content.charCodeAt(at + PLAIN_TIME_LENGTH) - ZERO : -1;
  if (next >= 0 && next <= 9) return -1;
  return ((hours * 60 + minutes) * 60 + seconds) * 1000 + tenths * 10 + last;
}

/** Value of two digits; 100 or more when one is not a digit. */
function twoDigits(content: string, at: number): number {
  const tens = content.charCodeAt(at) - ZERO;
  const units = content.charCodeAt(at + 1) - ZERO;
  return tens < 0 || tens > 9 || units < 0 || units > 9 ? 100 : tens * 10 + units;
}
