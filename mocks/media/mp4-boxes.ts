import type { FileHandle } from 'node:fs/promises';

/** What the top-level boxes of a file tell of it (ISO/IEC 14496-12, 4.2). */
export interface BoxWalk {
  /** The file begins as MP4 files do: with `ftyp`, of another brand than QuickTime's. */
  readonly mp4: boolean;
  /** Every box ends inside the file: none of it is missing. */
  readonly whole: boolean;
}

const HEADER_BYTES = 16;
/** A file has a handful of top-level boxes; fragmented ones two a fragment. */
const MAX_BOXES = 100_000;

/** Walks the top-level boxes of a file of `length` bytes: reads 16 bytes of each. */
export async function walkBoxes(file: FileHandle, length: number): Promise<BoxWalk> {
  const header = Buffer.alloc(HEADER_BYTES);
  let mp4 = false;
  let at = 0;
  for (let boxes = 0; at < length && boxes < MAX_BOXES; boxes += 1) {
    const { bytesRead } = await file.read(header, 0, HEADER_BYTES, at);
    if (bytesRead < 8) return { mp4, whole: false };
    const type = header.toString('latin1', 4, 8);
    if (boxes === 0) {
      mp4 = type === 'ftyp' && header.toString('latin1', 8, 12) !== 'qt  ';
      if (!mp4) return { mp4, whole: true };
    }
    const size = boxSize(header, length - at);
    if (size < 8) return { mp4, whole: false };
    at += size;
  }
  return { mp4, whole: at === length };
}

/** 0 stands for "to the end of the file", 1 for a 64-bit size behind the type. */
function boxSize(header: Buffer, rest: number): number {
  const size = header.readUInt32BE(0);
  if (size === 0) return rest;
  return size === 1 ? Number(header.readBigUInt64BE(8)) : size;
}
