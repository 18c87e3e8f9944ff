/**
 * Returns where the last run of characters begins that `part` matches one by one; the length of the text without one. It takes linear time:
 * a pattern that ends with `+$` begins anew at each character of each run.
 * @param part matches one UTF-16 code unit; without the flags g and y
 */
export function trailingFrom(text: string, part: RegExp): number {
  let from = text.length;
  while (from > 0 && part.test(text.charAt(from - 1))) from -= 1;
  return from;
}

/** Returns a text without full stops and white space at its end, to go on with a sentence. */
export const withoutStop = (text: string): string => text.slice(0, trailingFrom(text, /[.\s]/));
