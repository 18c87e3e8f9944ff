import { CONTAINER_BYTES } from '../../../src/media/container.ts';

/** Returns the first bytes of a body, which tell its container, and the whole with its known length, which R2 wants. */
export async function peeked(body: ReadableStream<Uint8Array>, bytes: number) {
  const reader = body.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  while (size < CONTAINER_BYTES) {
    const { done, value } = await reader.read();
    if (done) break;
    chunks.push(value);
    size += value.length;
  }
  reader.releaseLock();
  const { readable, writable } = new FixedLengthStream(bytes);
  const write = async () => {
    const writer = writable.getWriter();
    for (const chunk of chunks) await writer.write(chunk);
    writer.releaseLock();
    await body.pipeTo(writable);
  };
  // A body that breaks off makes the reader of the stream fail, too.
  write().catch(() => {});
  return { head: Buffer.concat(chunks).subarray(0, CONTAINER_BYTES), body: readable as ReadableStream<Uint8Array> };
}
