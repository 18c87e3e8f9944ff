/** One JSON string, closed or broken off at the text's end. */
const STRING = /"([^"\\]*(?:\\[\s\S][^"\\]*)*)/y;

const SPACE = /\s*/y;

/**
 * Replaces the string values of members with certain names in JSON text, and the strings of lists that are such values. The
 * text need be neither whole nor valid; everything else keeps its bytes.
 */
export function blankJsonMembers(
  text: string,
  isNamed: (name: string) => boolean,
  blank: (value: string) => string,
): string {
  if (!text.includes('"')) return text;
  const parts: string[] = [];
  let copied = 0;
  let inList = false;
  for (let at = text.indexOf('"'); at !== -1; at = text.indexOf('"', at)) {
    const value: Value = inList ? stringAt(text, at) : valueAfterName(text, at, isNamed);
    if (value.kind === 'string') {
      const { from, to } = value;
      parts.push(text.slice(copied, from), escaped(blank(plain(text.slice(from, to)))));
      copied = to;
      at = value.next;
      inList = inList && goesOn(text, at);
    } else {
      at = value.next;
      inList = value.kind === 'list';
    }
  }
  return parts.join('') + text.slice(copied);
}

/** The value of a name; the search continues at `next`. */
type Value =
  | { readonly kind: 'string'; readonly from: number; readonly to: number; readonly next: number }
  | { readonly kind: 'list' | 'other'; readonly next: number };

function valueAfterName(text: string, at: number, isNamed: (name: string) => boolean): Value {
  const name = stringAt(text, at);
  if (name.kind !== 'string') return name;
  const colon = afterSpace(text, name.next);
  if (text[colon] !== ':') return { kind: 'other', next: name.next };
  const begin = afterSpace(text, colon + 1);
  if (!isNamed(plain(text.slice(name.from, name.to)))) return { kind: 'other', next: begin };
  if (text[begin] === '"') return stringAt(text, begin);
  return text[begin] === '[' && text[afterSpace(text, begin + 1)] === '"'
    ? { kind: 'list', next: begin + 1 }
    : { kind: 'other', next: begin };
}

function stringAt(text: string, at: number): Value {
  STRING.lastIndex = at;
  const content = STRING.exec(text)?.[1] ?? '';
  const from = at + 1;
  const to = from + content.length;
  return { kind: 'string', from, to, next: to + 1 };
}

/** Whether a list continues with another string. */
function goesOn(text: string, at: number): boolean {
  const comma = afterSpace(text, at);
  return text[comma] === ',' && text[afterSpace(text, comma + 1)] === '"';
}

function afterSpace(text: string, at: number): number {
  SPACE.lastIndex = at;
  SPACE.test(text);
  return SPACE.lastIndex;
}

function plain(content: string): string {
  try {
    return String(JSON.parse(`"${content}"`));
  } catch {
    return content;
  }
}

const escaped = (value: string): string => JSON.stringify(value).slice(1, -1);
