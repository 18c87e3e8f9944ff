import { HYPHEN, isDigit, isSrtSpace } from './characters.ts';

const PLUS = 0x2b;
const DOT = 0x2e;

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

/** Offset of the first character from `from` on that is not a space or invisible. */
export function skipSrtSpaces(content: string, from: number, to: number): number {
  let at = from;
  while (at < to && isSrtSpace(content.charCodeAt(at))) at++;
  return at;
}

/** Offset behind the last character before `to` that is not a space or invisible. */
export function trimSrtSpaces(content: string, from: number, to: number): number {
  let at = to;
  while (at > from && isSrtSpace(content.charCodeAt(at - 1))) at--;
  return at;
}

/** Whether a line is an index line: an integer, with spaces and invisible characters around it. */
export function isIndex(content: string, from: number, to: number): boolean {
  const start = skipSrtSpaces(content, from, to);
  return isInteger(content, start, trimSrtSpaces(content, start, to));
}
