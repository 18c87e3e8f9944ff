import { isDigit } from '../characters.ts';

/** Length of `HH:MM:SS.mmm --> HH:MM:SS.mmm`. */
export const PLAIN_TIMING = 29;

const SIXTY = 0x36;

function isPlainTime(content: string, at: number, separator: number): boolean {
  return (
    isDigit(content.charCodeAt(at)) &&
    isDigit(content.charCodeAt(at + 1)) &&
    content.charCodeAt(at + 2) === 0x3a &&
    content.charCodeAt(at + 3) < SIXTY &&
    isDigit(content.charCodeAt(at + 3)) &&
    isDigit(content.charCodeAt(at + 4)) &&
    content.charCodeAt(at + 5) === 0x3a &&
    content.charCodeAt(at + 6) < SIXTY &&
    isDigit(content.charCodeAt(at + 6)) &&
    isDigit(content.charCodeAt(at + 7)) &&
    content.charCodeAt(at + 8) === separator &&
    isDigit(content.charCodeAt(at + 9)) &&
    isDigit(content.charCodeAt(at + 10)) &&
    isDigit(content.charCodeAt(at + 11))
  );
}

/** Whether the two times of a cue, which end at `to`, are written in the full form of their format and begin 29 characters before. */
export function isPlainTiming(content: string, to: number, separator: ',' | '.'): boolean {
  const from = to - PLAIN_TIMING;
  const code = separator.charCodeAt(0);
  if (from < 0 || !content.startsWith(' --> ', from + 12)) return false;
  // A time that the WebVTT parser takes and that has twelve characters is in this form.
  return separator === '.' || (isPlainTime(content, from, code) && isPlainTime(content, from + 17, code));
}
