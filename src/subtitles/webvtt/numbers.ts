const PERCENTAGE = /^\d+(?:\.\d+)?%$/;
const LINE_NUMBER = /^-?\d+(?:\.\d+)?$/;

/** The HTML rules for parsing floating-point number values, for texts of digits: no value above the largest double, no -0. */
function finite(text: string): number | undefined {
  const value = Number(text);
  return Number.isFinite(value) ? value + 0 : undefined;
}

/** Parses a WebVTT percentage (`50%`, `1.5%`). Returns undefined for another text, and for values over 100. */
export function parsePercentage(text: string): number | undefined {
  if (!PERCENTAGE.test(text)) return undefined;
  const value = finite(text.slice(0, -1));
  return value !== undefined && value <= 100 ? value : undefined;
}

/** Parses a line number of the `line` setting (`-1`, `0`, `1.5`). Returns undefined for another text. */
export const parseLineNumber = (text: string): number | undefined =>
  LINE_NUMBER.test(text) ? finite(text) : undefined;

/** Splits `text` at the first `separator`. The second part is undefined without one. */
export function splitFirst(text: string, separator: string): readonly [string, string | undefined] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}

/**
 * The settings of a text in order, as name and value. A setting has a colon that is neither its first nor its last
 * character; other words are left out.
 */
export function* nameValuePairs(text: string): Generator<readonly [name: string, value: string]> {
  for (const setting of text.split(/[\t\n\f\r ]+/)) {
    const [name, value] = splitFirst(setting, ':');
    if (name && value) yield [name, value];
  }
}
