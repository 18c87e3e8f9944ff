import { Contradiction } from '../contradiction.ts';
import type { FileWindow } from '../file-window.ts';
import { behindTags } from './id3.ts';

/** What a FLAC file says of its sound (RFC 9639, 8.2), and where its frames begin. */
interface StreamInfo {
  /** Samples of a frame, unless the frames vary. */
  readonly blockSize: number;
  readonly rate: number;
  /** 0 for a number that the encoder did not know. */
  readonly samples: number;
  readonly frames: number;
}

const STREAMINFO_BYTES = 34;
/** The longest header of a frame (RFC 9639, 9.1). */
const MOST_HEADER_BYTES = 16;
/** Bytes at the end of a file in which its last frame is looked for. */
const TAIL_BYTES = 65_536;

/** Whether a file begins like FLAC, behind its tags. */
export const isFlac = (file: FileWindow): boolean => file.read(behindTags(file), 4).toString('latin1') === 'fLaC';

/**
 * Checks that a frame follows the metadata of a FLAC file: readers wait for the first one.
 * @throws {Contradiction} for none; of kind `incomplete` if the file ends before it
 */
export function checkFlac(file: FileWindow): void {
  const { frames, rate } = streamInfo(file);
  if (frames >= file.size) throw new Contradiction('ends before its sound', 'incomplete');
  if (frameEnd(file.read(frames, MOST_HEADER_BYTES), { blockSize: 0, rate }) === null) {
    throw new Contradiction(`has no sound at byte ${frames}, where it must begin`);
  }
}

/**
 * Returns the length that a FLAC file states, in seconds, without reading all of it.
 * @returns null if it states none, or does not end with the frame that ends there
 */
export function flacSeconds(file: FileWindow): number | null {
  const info = streamInfo(file);
  if (info.samples === 0) return null;
  const from = Math.max(info.frames, file.size - TAIL_BYTES);
  const tail = file.read(from, TAIL_BYTES);
  for (let at = tail.indexOf(0xff); at >= 0; at = tail.indexOf(0xff, at + 1)) {
    if (frameEnd(tail.subarray(at, at + MOST_HEADER_BYTES), info) === info.samples) return info.samples / info.rate;
  }
  return null;
}

/** @throws {Contradiction} of kind `incomplete` for a file that ends in its metadata */
function streamInfo(file: FileWindow): StreamInfo {
  let at = behindTags(file) + 4;
  let info: Omit<StreamInfo, 'frames'> | null = null;
  for (let isLast = false; !isLast; ) {
    const head = file.read(at, 4 + STREAMINFO_BYTES);
    if (head.length < 4) throw new Contradiction('ends in its metadata', 'incomplete');
    const [first = 0] = head;
    isLast = first >= 0x80;
    const bytes = head.readUIntBE(1, 3);
    if ((first & 0x7f) === 0 && bytes >= STREAMINFO_BYTES && head.length === 4 + STREAMINFO_BYTES) {
      const [rateAndMore, low] = [head.readUIntBE(14, 4), head.readUInt32BE(18)];
      const high = rateAndMore & 0xf;
      info ??= { blockSize: head.readUInt16BE(6), rate: rateAndMore >>> 12, samples: high * 2 ** 32 + low };
    }
    at += 4 + bytes;
    if (at > file.size) throw new Contradiction('ends in its metadata', 'incomplete');
  }
  if (info === null || info.rate === 0) throw new Contradiction('does not state the sample rate of its sound');
  return { ...info, frames: at };
}

/** Sample rates by the bits of a header, from 1 on; 0 stands for that of the file (RFC 9639, 9.1.2). */
const RATES = [88_200, 176_400, 192_000, 8_000, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000, 96_000];

/**
 * Returns the number of the sample behind the frame whose header this is (RFC 9639, 9.1). Null for no header, for one with a wrong checksum,
 * and for one of another sample rate.
 */
function frameEnd(head: Buffer, { blockSize, rate }: Pick<StreamInfo, 'blockSize' | 'rate'>): number | null {
  const [first, second = 0, third = 0, fourth = 0, lead = 0xff] = head;
  if (first !== 0xff || (second & 0xfe) !== 0xf8 || (fourth & 1) === 1) return null;
  const ones = Math.clz32(~(lead << 24));
  const numberBytes = ones === 0 ? 1 : ones;
  if (ones === 1 || ones > 7) return null;
  const [sizeBits, rateBits] = [third >> 4, third & 0xf];
  const sizeBytes = sizeBits === 6 ? 1 : sizeBits === 7 ? 2 : 0;
  const rateBytes = rateBits === 12 ? 1 : rateBits === 13 || rateBits === 14 ? 2 : 0;
  const end = 4 + numberBytes + sizeBytes + rateBytes;
  if (head.length <= end || sizeBits === 0 || checksum(head.subarray(0, end)) !== head[end]) return null;
  let number = ones === 0 ? lead : lead & (0x7f >> ones);
  for (const byte of head.subarray(5, 4 + numberBytes)) number = number * 64 + (byte & 0x3f);
  const own = sizeBytes > 0 ? head.readUIntBE(4 + numberBytes, sizeBytes) + 1 : commonSize(sizeBits);
  const stated = rateBytes > 0 ? head.readUIntBE(end - rateBytes, rateBytes) : 0;
  const unit = rateBits === 12 ? 1_000 : rateBits === 14 ? 10 : 1;
  const ownRate = rateBytes > 0 ? stated * unit : rateBits === 0 ? rate : RATES[rateBits - 1];
  if (ownRate !== rate) return null;
  const varies = (second & 1) === 1;
  return (varies ? number : number * blockSize) + own;
}

/** Samples of a frame by the bits of its header (RFC 9639, 9.1.1). */
const commonSize = (bits: number): number => (bits === 1 ? 192 : bits < 6 ? 144 * 2 ** bits : 2 ** bits);

/** CRC-8 with the polynomial x^8 + x^2 + x + 1 (RFC 9639, 9.1.8). */
function checksum(bytes: Uint8Array): number {
  let sum = 0;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = sum & 0x80 ? ((sum << 1) ^ 0x07) & 0xff : sum << 1;
  }
  return sum;
}
