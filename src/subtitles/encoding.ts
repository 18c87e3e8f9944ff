import { Buffer, isUtf8 } from 'node:buffer';
import { looksLikeUtf16 } from './bare-utf16.ts';
import { decodeLegacy } from './legacy-decoder.ts';
import { legacyEncoder } from './legacy-encoder.ts';

/**
 * Why bytes cannot be decoded, or text cannot be encoded.
 * - `encoding-needed`: no byte order mark and not UTF-8, or UTF-16 as far as one can see; the caller must name the encoding, the program never guesses it
 * - `unknown-encoding`: the platform has no decoder of that name
 * - `undecodable`: the bytes are not valid in the encoding, or would not encode back to the same bytes
 * - `unencodable`: a character of the text does not exist in the encoding
 */
export type SubtitleEncodingProblem = 'encoding-needed' | 'unknown-encoding' | 'undecodable' | 'unencodable';

/** Thrown by `decodeSubtitleBytes` and `encodeSubtitleText`. */
export class SubtitleEncodingError extends Error {
  override readonly name = 'SubtitleEncodingError';
  readonly problem: SubtitleEncodingProblem;

  constructor(problem: SubtitleEncodingProblem, message: string) {
    super(message);
    this.problem = problem;
  }
}

/** A decoded file. `encodeSubtitleText(content, encoding)` returns its original bytes. */
export interface DecodedSubtitle {
  /** The text; a byte order mark stays at index 0 as U+FEFF. */
  readonly content: string;
  /** Name of the encoding as the WHATWG Encoding Standard spells it, in lower case. */
  readonly encoding: string;
  readonly bom: boolean;
}

const BYTE_ORDER_MARKS = [
  { encoding: 'utf-8', bytes: [0xef, 0xbb, 0xbf] },
  { encoding: 'utf-16le', bytes: [0xff, 0xfe] },
  { encoding: 'utf-16be', bytes: [0xfe, 0xff] },
] as const;

/**
 * Decodes a subtitle file so that it can be encoded back to the same bytes. A byte order mark sets the encoding, else
 * `encoding` does. Without both, the bytes must be UTF-8.
 *
 * @param encoding any label of the WHATWG Encoding Standard (`windows-1252`, `gbk`, `utf-16le`, ...)
 * @throws {SubtitleEncodingError} when the encoding is missing, unknown, or does not fit the bytes
 */
export function decodeSubtitleBytes(bytes: Uint8Array, encoding?: string): DecodedSubtitle {
  const mark = BYTE_ORDER_MARKS.find((candidate) => candidate.bytes.every((byte, index) => bytes[index] === byte));
  if (!mark && encoding === undefined) {
    const looksLike = looksLikeUtf16(bytes);
    if (looksLike !== null || !isUtf8(bytes)) {
      const finding = looksLike === null ? 'is not UTF-8' : `looks like ${looksLike}`;
      throw new SubtitleEncodingError(
        'encoding-needed',
        `The file has no byte order mark and ${finding}: name its encoding.`,
      );
    }
    return { content: decodeStrictly(bytes, 'utf-8'), encoding: 'utf-8', bom: false };
  }
  const name = mark ? mark.encoding : canonicalName(encoding as string);
  const content = decodeStrictly(bytes, name);
  if (!Buffer.from(bytes).equals(encodeOrNothing(content, name) ?? Buffer.from([]))) {
    throw new SubtitleEncodingError('undecodable', `The bytes would not encode back to the same bytes in ${name}.`);
  }
  return { content, encoding: name, bom: mark !== undefined };
}

/**
 * Encodes text in the encoding of its file. Adds and replaces nothing.
 *
 * @throws {SubtitleEncodingError} when the encoding is unknown or lacks a character of the text (in UTF-8, a lone
 * surrogate)
 */
export function encodeSubtitleText(content: string, encoding: string): Uint8Array {
  const name = canonicalName(encoding);
  const encoded = encodeOrNothing(content, name);
  if (!encoded) {
    throw new SubtitleEncodingError('unencodable', `The text has a character that does not exist in ${name}.`);
  }
  return encoded;
}

function canonicalName(encoding: string): string {
  try {
    return new TextDecoder(encoding).encoding;
  } catch {
    throw new SubtitleEncodingError('unknown-encoding', `There is no decoder for the encoding "${encoding}".`);
  }
}

function decodeStrictly(bytes: Uint8Array, name: string): string {
  // A lone surrogate is allowed in a UTF-16 file here, and kept as it is; TextDecoder would reject it.
  if (name === 'utf-16le' || name === 'utf-16be') {
    if (bytes.length % 2 !== 0) {
      throw new SubtitleEncodingError('undecodable', `The file has an odd number of bytes, so it is not ${name}.`);
    }
    const copy = Buffer.from(bytes);
    return (name === 'utf-16be' ? copy.swap16() : copy).toString('utf16le');
  }
  try {
    return decodeLegacy(bytes, name, true);
  } catch {
    throw new SubtitleEncodingError('undecodable', `The bytes are not valid ${name}.`);
  }
}

function encodeOrNothing(content: string, name: string): Buffer | undefined {
  if (name === 'utf-8') return /\p{Surrogate}/u.test(content) ? undefined : Buffer.from(content, 'utf8');
  if (name === 'utf-16le') return Buffer.from(content, 'utf16le');
  if (name === 'utf-16be') return Buffer.from(content, 'utf16le').swap16();
  return legacyEncoder(name)(content);
}
