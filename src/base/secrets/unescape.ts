import { entities, LEGACY_ENTITY } from './entities.ts';
import { type Edit, editedView, type View } from './view.ts';

/** Replaces a character that is not ASCII, where its code does not matter. */
const OTHER = '\uFFFD';

/** First characters of the escapes of HTML and XML, of URLs, and of JSON and JavaScript. */
export type EscapeMark = '&' | '%' | '\\';

/** Returns all marks of a text. */
export const marksIn = (text: string): EscapeMark[] =>
  (['&', '%', '\\'] as const).filter((mark) => text.includes(mark));

/** Escapes in any case. A reference may lack its semicolon. */
const ESCAPE =
  /&#x([0-9a-f]{1,10});?|&#([0-9]{1,10});?|&([a-z][a-z0-9]{1,31});?|%u([0-9a-f]{4})|%([0-9a-f]{2})|\\u([0-9a-f]{4})|\\u\{([0-9a-f]{1,6})\}|\\x([0-9a-f]{2})|\\([^\r\nux])/gi;

/** Decodes one layer of escapes with these marks; null when there is none. Does not join octets of UTF-8. */
export function unescaped(view: View, marks: readonly EscapeMark[]): View | null {
  if (!marks.some((mark) => view.text.includes(mark))) return null;
  const edits: Edit[] = [];
  ESCAPE.lastIndex = 0;
  for (let match = ESCAPE.exec(view.text); match !== null; match = ESCAPE.exec(view.text)) {
    const edit = marks.includes(match[0][0] as EscapeMark) ? editOf(match) : null;
    if (edit === null) {
      ESCAPE.lastIndex = match.index + 1;
      continue;
    }
    edits.push(edit);
    ESCAPE.lastIndex = edit.to;
  }
  return edits.length === 0 ? null : editedView(view, edits);
}

function editOf(match: RegExpExecArray): Edit | null {
  const [whole, hex, decimal, name, ...others] = match;
  const from = match.index;
  const to = from + whole.length;
  if (hex !== undefined) return reference(match, { digits: hex, base: 16, lead: 3 });
  if (decimal !== undefined) return reference(match, { digits: decimal, base: 10, lead: 2 });
  if (name !== undefined) return named(name, whole.endsWith(';'), from, to);
  const simple = others.pop();
  if (simple !== undefined) return { from, to, text: CONTROLS[simple] ?? simple };
  const code = others.find((digits) => digits !== undefined) ?? '';
  return { from, to, text: characterOf(Number.parseInt(code, 16)) };
}

const CONTROLS: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', v: '\v' };

/**
 * Decodes a character reference by number. Without a semicolon, following digits may belong to the text, and too few of
 * them are the rest at a cut.
 */
function reference(match: RegExpExecArray, number: { digits: string; base: 10 | 16; lead: number }): Edit | null {
  const from = match.index;
  const { digits, base, lead } = number;
  const code = Number.parseInt(digits, base);
  if (match[0].endsWith(';')) return { from, to: from + match[0].length, text: characterOf(code) };
  const zeros = digits.length - digits.replace(/^0+/, '').length;
  for (const length of [3, 2]) {
    const taken = digits.slice(0, zeros + length);
    const ascii = Number.parseInt(taken, base);
    if (ascii >= 0x20 && ascii <= 0x7e) return { from, to: from + lead + taken.length, text: characterOf(ascii) };
  }
  return code < 0x20 ? null : { from, to: from + match[0].length, text: characterOf(code) };
}

/** Decodes a character reference by name; an unknown name with a semicolon is a non-ASCII character. */
function named(name: string, closed: boolean, from: number, to: number): Edit | null {
  const known = closed ? entities.get(name.toLowerCase()) : undefined;
  if (known !== undefined) return { from, to, text: known };
  const legacy = LEGACY_ENTITY.exec(name)?.[0];
  if (legacy !== undefined) {
    return { from, to: from + 1 + legacy.length, text: entities.get(legacy.toLowerCase()) ?? OTHER };
  }
  return closed ? { from, to, text: OTHER } : null;
}

const characterOf = (code: number): string => (code <= 0xffff ? String.fromCharCode(code) : OTHER);
