import type { IncomingMessage } from 'node:http';
import { takeArrived } from '../../../src/listener/index.ts';
import { readWholeBody } from './json-body.ts';

/** Receives the whole body of a request, or the reason why it cannot be read. No function throws. */
export interface BodyTaker {
  readonly taken: (bytes: Uint8Array) => void;
  readonly failed: (error: unknown) => void;
  /** Called before the body is waited for, unless it is at hand. */
  readonly waits?: () => void;
}

/** Longer bodies do not lie in a request as a whole: Node stops reading when its buffer is full (16 KiB in Node 20). */
const AT_ONCE = 16_383;

/** Raised for a request that ends before its body is read, with the mark of `raw-body`. */
class AbortedBody extends Error {
  readonly type = 'request.aborted';
}

/**
 * Reads a whole body of at most `limit` bytes like `readWholeBody`, and in less time if it arrives together with its head: then it
 * lies in the request in the next tick, and needs no listeners and no promise.
 */
export function takeBody(request: IncomingMessage, limit: number, taker: BodyTaker): void {
  if (mayBeAtHand(request, limit)) process.nextTick(takeOrWait, request, limit, taker);
  else wait(request, limit, taker);
}

function mayBeAtHand({ headers }: IncomingMessage, limit: number): boolean {
  const length = Number(headers['content-length'] ?? 0);
  return length > 0 && length <= limit && length <= AT_ONCE && headers['content-encoding'] === undefined;
}

function takeOrWait(request: IncomingMessage, limit: number, taker: BodyTaker): void {
  if (request.destroyed) {
    taker.failed(new AbortedBody('the request ended before its body was read'));
    return;
  }
  const bytes = takeArrived(request, Number(request.headers['content-length']));
  if (bytes === null) wait(request, limit, taker);
  else taker.taken(bytes);
}

const wait = (request: IncomingMessage, limit: number, { taken, failed, waits }: BodyTaker): void => {
  waits?.();
  readWholeBody(request, limit).then(taken, failed);
};
