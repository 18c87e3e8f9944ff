import type { ServerResponse } from 'node:http';
import type { RenderedAnswer } from '../world/seams.ts';
import { type Addressee, bytesOf, writeHead } from './write.ts';

/** Milliseconds between two parts. */
const PAUSE = 50;

/** Writes an answer whose body comes by so many bytes per second of real time. Stops when the client leaves. */
export function writeSlowly(
  response: ServerResponse,
  to: Addressee,
  answer: RenderedAnswer,
  bytesPerSecond: number,
): void {
  const content = bytesOf(answer.content);
  writeHead(response, to, answer, content.length);
  response.flushHeaders();
  let sent = 0;
  let parts = 0;
  const next = () => {
    if (response.destroyed) return;
    parts += 1;
    // The sum of all parts keeps the rate, also below one byte a part.
    const due = Math.min(content.length, Math.floor((parts * bytesPerSecond * PAUSE) / 1000));
    if (due > sent) response.write(content.subarray(sent, due));
    sent = due;
    if (sent === content.length) response.end();
    else setTimeout(next, PAUSE);
  };
  if (content.length === 0) response.end();
  else setTimeout(next, PAUSE);
}
