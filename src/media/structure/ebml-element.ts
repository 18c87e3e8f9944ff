import { Contradiction } from './contradiction.ts';
import type { FileWindow } from './file-window.ts';

/** An element of a WebM or MKV file (RFC 8794). Offsets are from the start of the file. */
export interface Element {
  /** With its length marker, as RFC 9559 writes ids. */
  readonly id: number;
  readonly from: number;
  /** Offset of its content. */
  readonly content: number;
  /** Null for an unknown size (RFC 8794, 6.2). */
  readonly to: number | null;
}

/**
 * Reads the header at `at`. Null at the end of the file, or for a cut header.
 * @throws {Contradiction} for bytes that do not begin an element
 */
export function readElement(file: FileWindow, at: number): Element | null {
  const head = file.read(at, 12);
  const first = head[0];
  if (first === undefined) return null;
  const idBytes = Math.clz32(first) - 23;
  if (idBytes > 4) throw new Contradiction(`has no element at byte ${at}`);
  const lead = head[idBytes];
  if (lead === undefined) return null;
  const sizeBytes = Math.clz32(lead) - 23;
  if (sizeBytes > 8) throw new Contradiction(`has an element at byte ${at} without a size`);
  const content = at + idBytes + sizeBytes;
  if (head.length < idBytes + sizeBytes) return null;
  let size = lead & (0xff >> sizeBytes);
  let isUnknown = size === 0xff >> sizeBytes;
  for (const byte of head.subarray(idBytes + 1, idBytes + sizeBytes)) {
    size = size * 256 + byte;
    isUnknown &&= byte === 0xff;
  }
  return { id: head.readUIntBE(0, idBytes), from: at, content, to: isUnknown ? null : content + size };
}
