import { payloadPieces } from '../../../../subtitles/plain-text.ts';

/** Tags and times that WebVTT knows. All other `<` are letters. */
const KNOWN = /<\/?(?:[bciuv]|lang|ruby|rt)(?=[\s.>/])[^<>]*>|<(?:\d+:)?\d\d:\d\d\.\d{3}>/g;
/** References that the editor writes as letters, and that it makes of letters again. */
const LETTERS: readonly (readonly [reference: string, letter: string])[] = [
  ['&lt;', '<'],
  ['&gt;', '>'],
  ['&amp;', '&'],
];

/** Returns a payload as a person edits it: `&amp;` as `&`, tags such as `<i>` as they are. */
export function editableOf(payload: string): string {
  const text = LETTERS.reduce((before, [reference, letter]) => before.replaceAll(reference, letter), payload);
  // What would not come back the same, such as &lt;i&gt;, is edited as it is written.
  return payloadOf(text) === payload ? text : payload;
}

/**
 * Returns the payload for a text of the editor: letters that would be markup become references, lines lose spaces at their edges, and
 * blank lines go.
 */
export function payloadOf(text: string): string {
  const clean = text
    .replaceAll('\0', '')
    .split(/\r\n|[\r\n]/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n');
  let payload = '';
  let at = 0;
  for (const tag of clean.matchAll(KNOWN)) {
    payload += escaped(clean.slice(at, tag.index)) + tag[0];
    at = tag.index + tag[0].length;
  }
  return payload + escaped(clean.slice(at));
}

/** References that are written as such stay. */
const escaped = (text: string): string =>
  text
    .replace(/&(?!(?:[a-z]{2,8}|#\d{1,7}|#x[0-9a-f]{1,6});)/gi, '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');

/** References that WebVTT names itself. The others of HTML would take more bytes than the rest of the page, and are shown as they are. */
const NAMED: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['nbsp', '\u00a0'],
  ['lrm', '\u200e'],
  ['rlm', '\u200f'],
]);

const decoded = (text: string): string =>
  text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]+));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return NAMED.get(name) ?? whole;
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });

/** Returns the lines that a viewer sees. */
export const shownLines = (payload: string): string[] =>
  payloadPieces(payload, 'vtt')
    .map(({ kind, text }) => (kind === 'text' ? decoded(text) : ''))
    .join('')
    .split('\n');
