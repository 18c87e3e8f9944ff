import { Buffer } from 'node:buffer';
import iconv from 'iconv-lite';

/**
 * Bytes 0x80 to 0x9F of windows-1252 (WHATWG Encoding Standard, index windows-1252). Several Node versions, 20 among
 * them, decode that encoding as ISO 8859-1 and give control characters here.
 */
const WINDOWS_1252_HIGH =
  '\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f' +
  '\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178';

/**
 * Encodings that Node reads by a smaller table than the WHATWG Encoding Standard, with their names in iconv-lite, which has the
 * tables of the standard: Node's euc-kr lacks the 8,822 syllables of Korean Windows, its big5 those of Hong Kong.
 */
export const tablesOfIconv: Readonly<Record<string, string>> = { 'euc-kr': 'cp949', big5: 'big5hkscs' };

/**
 * Decodes bytes as the WHATWG Encoding Standard specifies; keeps a byte order mark.
 *
 * @param name canonical name of the encoding
 * @throws {TypeError} when `fatal` and the bytes are not valid
 */
export function decodeLegacy(bytes: Uint8Array, name: string, fatal: boolean): string {
  const table = tablesOfIconv[name];
  if (table !== undefined) return decodeByTable(bytes, table, fatal);
  // The standard decodes gbk as gb18030; Node's own table lacks characters that were added since.
  const decoder = name === 'gbk' ? 'gb18030' : name;
  const text = new TextDecoder(decoder, { fatal, ignoreBOM: true }).decode(bytes);
  if (name !== 'windows-1252') return text;
  return text.replace(/[\u0080-\u009f]/g, (control) => WINDOWS_1252_HIGH.charAt(control.charCodeAt(0) - 0x80));
}

function decodeByTable(bytes: Uint8Array, table: string, fatal: boolean): string {
  const text = iconv.decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), table, { stripBOM: false });
  // Neither encoding has U+FFFD.
  if (fatal && text.includes('\ufffd')) throw new TypeError(`The bytes are not valid ${table}.`);
  return text;
}
