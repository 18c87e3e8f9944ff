import type { Deadline } from './deadline.ts';

/** Thrown by `readBody` for a body above the limit. */
export class BodyTooLargeError extends Error {
  readonly received: Uint8Array;

  constructor(limit: number, received: Uint8Array) {
    super(`the body is larger than ${limit} bytes`);
    this.name = 'BodyTooLargeError';
    this.received = received;
  }
}

/**
 * Reads a whole body as bytes, after content decoding.
 * @throws {BodyTooLargeError} above `maxBytes`, without reading further. Passes on errors of the stream.
 */
export async function readBody(response: Response, maxBytes: number, deadline: Deadline): Promise<Uint8Array> {
  if (!response.body) {
    const whole = new Uint8Array(await deadline.race(response.arrayBuffer()));
    if (whole.length > maxBytes) throw new BodyTooLargeError(maxBytes, whole.subarray(0, maxBytes));
    return whole;
  }
  const reader = response.body.getReader();
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for (;;) {
      const { done, value } = await deadline.race(reader.read());
      if (done) return Buffer.concat(chunks, length);
      chunks.push(value);
      length += value.length;
      if (length > maxBytes) throw new BodyTooLargeError(maxBytes, Buffer.concat(chunks, length).subarray(0, maxBytes));
    }
  } catch (error) {
    reader.cancel().catch(() => {});
    throw error;
  }
}
