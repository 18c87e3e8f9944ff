import type { FileWindow } from '../file-window.ts';

const HEADER_BYTES = 10;

/** Returns the offset behind the ID3v2 tags at the start of a file (ID3v2.4.0, 3.1): 0 without one. */
export function behindTags(file: FileWindow): number {
  for (let at = 0; ; ) {
    const head = file.read(at, HEADER_BYTES);
    if (head.length < HEADER_BYTES || head.toString('latin1', 0, 3) !== 'ID3') return at;
    // Four bytes of 7 bits.
    const size = head.subarray(6, HEADER_BYTES).reduce((sum, byte) => sum * 128 + (byte & 0x7f), 0);
    at += HEADER_BYTES + size;
  }
}
