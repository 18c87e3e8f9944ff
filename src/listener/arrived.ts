import type { IncomingMessage } from 'node:http';
import { announcesBody } from './unfinished.ts';

const TAKEN = Symbol('the whole body was taken');

/** A request that may carry the mark. */
interface Marked extends IncomingMessage {
  [TAKEN]?: true;
}

/**
 * Takes the body of a request whose Content-Length is `length`, if all of it has arrived and none of it was read; else null. Node calls
 * the request incomplete a little longer, until its parser goes on.
 */
export function takeArrived(request: Marked, length: number): Uint8Array | null {
  if (length === 0 || request.readableLength !== length) return null;
  const bytes = request.read() as Uint8Array | null;
  request[TAKEN] = true;
  return bytes;
}

/** True if the client has nothing more to send of a request: it is complete, announces no body, or its whole body was taken. */
export const hasArrived = (request: Marked): boolean =>
  request.complete || request[TAKEN] === true || !announcesBody(request);
