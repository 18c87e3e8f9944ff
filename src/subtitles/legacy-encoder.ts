import { Buffer } from 'node:buffer';
import { decodeLegacy } from './legacy-decoder.ts';

/** Bytes of a character in a legacy encoding, as one number: up to two bytes. */
type Table = ReadonlyMap<string, number>;

const tables = new Map<string, Table>();

/**
 * Makes an encoder for a legacy encoding of one or two bytes per character, by inverting the platform's decoder.
 * It supports no characters of three or four bytes (EUC-JP, GB18030 beyond GBK) and no stateful encodings.
 *
 * @param name canonical name of a WHATWG encoding
 * @returns a function that returns the bytes, or undefined when the encoding lacks a character
 */
export function legacyEncoder(name: string): (text: string) => Buffer | undefined {
  const table = tables.get(name) ?? reverse(name);
  tables.set(name, table);
  return (text) => {
    const bytes = Buffer.alloc(text.length * 2);
    let length = 0;
    for (const character of text) {
      const code = table.get(character);
      if (code === undefined) return undefined;
      if (code > 0xff) bytes[length++] = code >> 8;
      bytes[length++] = code & 0xff;
    }
    return bytes.subarray(0, length);
  };
}

function reverse(name: string): Table {
  const table = new Map<string, number>();
  const add = (bytes: number[], code: number): boolean => {
    const text = decodeLegacy(Uint8Array.from(bytes), name, false);
    const isOneCharacter = text.length > 0 && text.length === String.fromCodePoint(text.codePointAt(0) ?? 0).length;
    if (!isOneCharacter || text === '\ufffd') return false;
    if (!table.has(text)) table.set(text, code);
    return true;
  };
  const leads: number[] = [];
  for (let byte = 0; byte <= 0xff; byte++) if (!add([byte], byte)) leads.push(byte);
  for (const lead of leads) for (let trail = 0x30; trail <= 0xff; trail++) add([lead, trail], (lead << 8) | trail);
  return table;
}
