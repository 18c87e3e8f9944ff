import type { ServerResponse } from 'node:http';
// A named import: a program that replaces the global timers for its own tests still gets answers.
import { setImmediate } from 'node:timers';

/** A response whose head is given, and the body that ends it. */
interface Ending {
  readonly response: ServerResponse;
  readonly body: string | Uint8Array;
  /** The form of a text. */
  readonly encoding: 'latin1' | 'utf8';
}

/** So many do not wait for more requests: among a thousand, the first would wait for the work on all of them. */
const MOST = 16;

let waiting: Ending[] = [];

/**
 * Ends a response behind the requests that have arrived by now, together with their answers. Each answer may wake the client's process,
 * which costs the server as much as all of its own work on a small request; clients that get several answers at once sleep less often.
 * docs/performance.md has the figures.
 */
export function endTogether(response: ServerResponse, body: Ending['body'], encoding: Ending['encoding']): void {
  if (waiting.length === 0) setImmediate(endAll);
  waiting.push({ response, body, encoding });
  if (waiting.length === MOST) endAll();
}

function endAll(): void {
  const all = waiting;
  waiting = [];
  for (const { response, body, encoding } of all) {
    // Its client may have left since, and Node calls ending such a response an error that nobody handles.
    if (!response.destroyed) response.end(body, encoding);
  }
}
