import type { FileHandle } from 'node:fs/promises';

/** What the top level of a file says of it. */
export interface Boxes {
  /** It begins as an ISO base media file (MP4, MOV). */
  readonly isMp4: boolean;
  /** It ends before its last box does, or has no index (`moov`). Always false for other containers. */
  readonly isTruncated: boolean;
}

/** More boxes than any file has at its top level, fragments included, that is read in a moment. */
const MOST_BOXES = 1_000_000;

/** Walks the boxes at the top level (ISO/IEC 14496-12, 4.2): their sizes alone tell whether the end is missing. */
export async function walkBoxes(file: FileHandle, size: number): Promise<Boxes> {
  const header = Buffer.alloc(16);
  let isMp4 = false;
  let hasIndex = false;
  let at = 0;
  for (let box = 0; at < size && box < MOST_BOXES; box += 1) {
    const { bytesRead } = await file.read(header, 0, 16, at);
    const type = header.toString('latin1', 4, 8);
    if (box === 0) isMp4 = bytesRead >= 8 && ['ftyp', 'moov', 'mdat', 'free', 'skip', 'wide'].includes(type);
    if (!isMp4) return { isMp4, isTruncated: false };
    if (bytesRead < 8) return { isMp4, isTruncated: true };
    hasIndex ||= type === 'moov';
    const declared = header.readUInt32BE(0);
    // 0: to the end of the file. 1: eight more bytes hold the size.
    if (declared === 0) at = size;
    else if (declared === 1) at += bytesRead < 16 ? size : Number(header.readBigUInt64BE(8));
    else if (declared < 8) return { isMp4, isTruncated: true };
    else at += declared;
  }
  return { isMp4, isTruncated: isMp4 && (at !== size || !hasIndex) };
}
