/** The end of a reason for checks that need a target with a control API. */
export const ONLY_BY_CONTROL = 'which only a control API can arrange';

/** Longest excerpt of a text in a sentence. */
const SENTENCE_EXCERPT = 120;

/**
 * Any value as one printable line: strings in JSON quotes, control and bidi characters escaped, long ones cut, with
 * their length. So the data of a target cannot control the terminal that shows the report. For sentences only: two values that
 * differ behind the cut look alike, so compare values, not what this returns.
 */
export function show(value: unknown, longest = SENTENCE_EXCERPT): string {
  if (value === undefined) return 'nothing';
  const text = typeof value === 'string' ? value : jsonOf(value);
  const cut = text.length > longest ? text.slice(0, longest) : text;
  const shown = typeof value === 'string' ? JSON.stringify(cut) : cut;
  const more = cut === text ? '' : ` … (${text.length} characters)`;
  return printable(shown) + more;
}

/** JSON text of a parsed value; a value that is nested too deeply gets a description. */
function jsonOf(value: unknown): string {
  try {
    return JSON.stringify(value) ?? String(value);
  } catch {
    return 'a value that cannot be shown: it is nested too deeply';
  }
}

/** Escapes every character that moves the cursor, rings the bell or changes the reading direction. */
export function printable(text: string): string {
  return text.replace(
    /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** `one, two or three`. */
export function oneOf(values: readonly (string | number)[]): string {
  if (values.length < 2) return values.join('');
  return `${values.slice(0, -1).join(', ')} or ${values.at(-1)}`;
}

/** `1 request`, `2 requests`. */
export function count(amount: number, noun: string): string {
  return `${amount} ${noun}${amount === 1 ? '' : 's'}`;
}
