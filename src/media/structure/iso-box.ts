import { Contradiction } from './contradiction.ts';
import type { FileWindow } from './file-window.ts';

/** A box of an ISO base media file (ISO/IEC 14496-12, 4.2). Offsets are from the start of the file. */
export interface Box {
  readonly type: string;
  readonly from: number;
  /** Offset of its content. */
  readonly content: number;
  readonly to: number;
}

/**
 * Reads the header at `at`. `to` may lie beyond `end`. Size 0 means "to `end`", 1 means a 64-bit size behind the type.
 * Null if fewer than 8 bytes are left.
 * @throws {Contradiction} for a size that is smaller than the header
 */
export function readBox(file: FileWindow, at: number, end: number): Box | null {
  if (end - at < 8) return null;
  const header = file.read(at, 16);
  if (header.length < 8) return null;
  const type = header.toString('latin1', 4, 8);
  const declared = header.readUInt32BE(0);
  if (declared === 0) return { type, from: at, content: at + 8, to: end };
  const isLarge = declared === 1 && header.length === 16;
  const content = at + (isLarge ? 16 : 8);
  const to = at + (isLarge ? Number(header.readBigUInt64BE(8)) : declared);
  if (to < content) throw new Contradiction(`has a box ${nameOf(type)} at byte ${at} that is smaller than its header`);
  return { type, from: at, content, to };
}

/** Returns the type of a box as printable text: hostile files contain any bytes. */
export const nameOf = (type: string): string =>
  /^[\x20-\x7e\xa9]{4}$/.test(type) ? type.trim() : `0x${Buffer.from(type, 'latin1').toString('hex')}`;
