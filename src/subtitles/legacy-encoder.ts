import { Buffer } from 'node:buffer';
import iconv from 'iconv-lite';
import { decodeLegacy, tablesOfIconv } from './legacy-decoder.ts';

/** Bytes of the characters of a legacy encoding that were looked up; undefined for a character that it lacks. */
type Table = Map<string, Uint8Array | undefined>;

/** Encodings with characters of three or four bytes, with their names in iconv-lite. */
const LONG: Readonly<Record<string, string>> = { gb18030: 'gb18030', 'euc-jp': 'eucjp' };

const tables = new Map<string, Table>();

/**
 * Makes an encoder for a legacy encoding. Characters of one or two bytes come from inverting the decoder, longer ones (GB18030,
 * EUC-JP) and the encodings that Node has no full table of from iconv-lite. It supports no stateful encodings.
 *
 * @param name canonical name of a WHATWG encoding
 * @returns a function that returns the bytes, or undefined when the encoding lacks a character
 */
export function legacyEncoder(name: string): (text: string) => Buffer | undefined {
  const table = tables.get(name) ?? (tablesOfIconv[name] === undefined ? reverse(name) : new Map());
  tables.set(name, table);
  const other = tablesOfIconv[name] ?? LONG[name];
  return (text) => {
    const bytes = Buffer.alloc(text.length * 4);
    let length = 0;
    for (const character of text) {
      let code = table.get(character);
      if (code === undefined && other !== undefined && !table.has(character)) {
        code = codeOf(character, name, other);
        table.set(character, code);
      }
      if (code === undefined) return undefined;
      for (const byte of code) bytes[length++] = byte;
    }
    return bytes.subarray(0, length);
  };
}

/** The bytes of one character by iconv-lite, if the decoder reads them as that character. */
function codeOf(character: string, name: string, table: string): Uint8Array | undefined {
  const code = iconv.encode(character, table);
  return decodeLegacy(code, name, false) === character ? code : undefined;
}

function reverse(name: string): Table {
  const table: Table = new Map();
  const add = (code: readonly number[]): boolean => {
    const text = decodeLegacy(Uint8Array.from(code), name, false);
    const isOneCharacter = text.length > 0 && text.length === String.fromCodePoint(text.codePointAt(0) ?? 0).length;
    if (!isOneCharacter || text === '\ufffd') return false;
    if (!table.has(text)) table.set(text, Uint8Array.from(code));
    return true;
  };
  const leads: number[] = [];
  for (let byte = 0; byte <= 0xff; byte++) if (!add([byte])) leads.push(byte);
  // The standard's gb18030 writes the euro sign in two bytes, though it reads the one byte of gbk.
  if (name === 'gb18030') table.delete('\u20ac');
  for (const lead of leads) for (let trail = 0x30; trail <= 0xff; trail++) add([lead, trail]);
  return table;
}
