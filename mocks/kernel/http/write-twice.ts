import type { ServerResponse } from 'node:http';
import type { RenderedAnswer } from '../world/seams.ts';
import { type Addressee, write } from './write.ts';

/** Writes an answer, and all of its bytes a second time behind it; then ends the connection. */
export function writeTwice(response: ServerResponse, to: Addressee, answer: RenderedAnswer): void {
  const { socket } = response;
  if (socket === null) {
    write(response, to, answer);
    return;
  }
  const parts: Buffer[] = [];
  const original = socket.write;
  const record = (chunk: string | Uint8Array, ...rest: unknown[]): boolean => {
    const [encoding] = rest;
    parts.push(typeof chunk === 'string' ? Buffer.from(chunk, encoding as BufferEncoding) : Buffer.from(chunk));
    return Reflect.apply(original, socket, [chunk, ...rest]) as boolean;
  };
  socket.write = record as typeof socket.write;
  // All bytes have been handed to the socket by then.
  response.once('prefinish', () => {
    socket.write = original;
    if (socket.writable) socket.write(Buffer.concat(parts));
  });
  response.once('finish', () => socket.destroySoon());
  write(response, to, answer);
}
