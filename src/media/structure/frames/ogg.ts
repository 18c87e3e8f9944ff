import { Contradiction } from '../contradiction.ts';
import type { FileWindow } from '../file-window.ts';

/** Bytes of a page before the table of its segments (RFC 3533, 6). */
const HEADER_BYTES = 27;
const MOST_SEGMENTS = 255;

/** Whether a file begins with a page of Ogg. */
export const isOgg = (file: FileWindow): boolean => file.read(0, 4).toString('latin1') === 'OggS';

/**
 * Checks that the last page of an Ogg file is whole: a reader that looks for the end stops at half a page.
 * @throws {Contradiction} of kind `incomplete` for a file that ends in a page
 */
export function checkOgg(file: FileWindow): void {
  for (let at = 0; at < file.size; ) {
    const head = file.read(at, HEADER_BYTES + MOST_SEGMENTS);
    // What is no page is garbage, which readers pass over.
    if (head.toString('latin1', 0, 4) !== 'OggS') return;
    const segments = head[HEADER_BYTES - 1] ?? 0;
    const table = head.subarray(HEADER_BYTES, HEADER_BYTES + segments);
    at += HEADER_BYTES + segments + table.reduce((sum, bytes) => sum + bytes, 0);
    if (head.length < HEADER_BYTES || at > file.size)
      throw new Contradiction('ends in the middle of a page', 'incomplete');
  }
}
