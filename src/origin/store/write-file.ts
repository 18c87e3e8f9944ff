import type { FileHandle } from 'node:fs/promises';
import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';

/** Bytes of one of the two buffers of a reader. */
const PART = 128 * 1024;

/**
 * Writes a part of a file to a stream, and ends the stream. Two buffers are used in turn, one is read while the other is
 * written: a new buffer for each part of the file costs more time for the collection of garbage than for reading and sending
 * (bench/origin.mjs). `end` is included.
 * @throws {Error} with the code ERR_STREAM_PREMATURE_CLOSE if the stream closes before the end
 */
export async function writeFile(file: FileHandle, to: Writable, start: number, end: number): Promise<void> {
  const length = Math.max(0, Math.min(PART, end + 1 - start));
  let [free, used] = [Buffer.allocUnsafeSlow(length), Buffer.allocUnsafeSlow(length)];
  const ended = finished(to, { readable: false });
  // It is awaited at the end, and fails earlier.
  ended.catch(() => {});
  let writing: Promise<void> = Promise.resolve();
  for (let at = start; at <= end; ) {
    const { bytesRead } = await file.read(free, 0, Math.min(length, end + 1 - at), at);
    if (bytesRead === 0) throw new Error(`the file ends at ${at}, before ${end + 1} bytes`);
    await writing;
    writing = Promise.race([write(to, free.subarray(0, bytesRead)), ended]);
    writing.catch(() => {});
    [free, used] = [used, free];
    at += bytesRead;
  }
  await writing;
  to.end();
  await ended;
}

const write = (to: Writable, bytes: Uint8Array): Promise<void> =>
  new Promise((resolve) => {
    // A stream that fails closes, too.
    to.write(bytes, (error) => {
      if (!error) resolve();
    });
  });
