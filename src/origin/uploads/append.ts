import { type FileHandle, open } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import type { OpenUpload } from '../../base/upload-budget.ts';
import { CONTAINER_BYTES, containerOf } from '../../media/index.ts';
import { brokenUpload, notVideo, uploadsFull } from '../videos/upload-refusals.ts';
import { badUpload } from './metadata.ts';

/** Where bytes go. */
export interface Appending {
  readonly path: string;
  /** Bytes that are there. */
  readonly offset: number;
  /** Bytes of the whole file. */
  readonly length: number;
  /** Counts the received bytes. */
  readonly budget: OpenUpload;
  /** Hears the number of bytes after each piece. */
  onBytes(offset: number): void;
}

/**
 * Writes a body into a file behind the bytes that count, and flushes it. When the body breaks off, what came is kept. Bytes of a write that
 * failed half-way, for example on a full disk, are behind the offset, where the next body overwrites them.
 * @throws {OriginError} 415 `not-a-video` as soon as the first bytes show it, 400 `bad-upload` beyond the length, 503 `uploads-full`
 */
export async function appendBody(body: Readable, to: Appending): Promise<void> {
  const { path, length, budget, onBytes } = to;
  const file = await open(path, 'r+');
  try {
    let at = to.offset;
    for await (const piece of piecesOf(body)) {
      if (at + piece.length > length) throw badUpload(`The body goes beyond the upload's length of ${length} bytes.`);
      if (!budget.take(piece.length)) throw uploadsFull();
      await writeFully(file, piece, at);
      const before = at;
      at += piece.length;
      onBytes(at);
      if (before < CONTAINER_BYTES && at >= Math.min(CONTAINER_BYTES, length)) await checkHead(file);
    }
    await file.sync();
  } finally {
    await file.close();
  }
}

async function writeFully(file: FileHandle, piece: Buffer, at: number): Promise<void> {
  for (let written = 0; written < piece.length; ) {
    written += (await file.write(piece, written, piece.length - written, at + written)).bytesWritten;
  }
}

async function checkHead(file: FileHandle): Promise<void> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(CONTAINER_BYTES), 0, CONTAINER_BYTES, 0);
  if (containerOf(buffer.subarray(0, bytesRead)) === null) throw notVideo();
}

/** The pieces of a body. @throws {OriginError} 400 `broken-upload` when it breaks off */
async function* piecesOf(body: Readable): AsyncGenerator<Buffer> {
  try {
    for await (const piece of body as AsyncIterable<Buffer>) yield piece;
  } catch (error) {
    throw brokenUpload(error);
  }
}
