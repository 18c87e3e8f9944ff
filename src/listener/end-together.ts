import type { ServerResponse } from 'node:http';
// A named import: a program that replaces the global timers for its own tests still gets answers.
import { setImmediate } from 'node:timers';

/** A response whose head is given, and the text that ends it. */
interface Ending {
  readonly response: ServerResponse;
  readonly text: string;
  readonly encoding: 'latin1' | 'utf8';
}

let waiting: Ending[] = [];

/**
 * Ends a response behind the requests that have arrived by now, together with their answers. Each answer may wake the client's process,
 * which costs the server as much as all of its own work on a small request; clients that get several answers at once sleep less often.
 * docs/performance.md has the figures.
 */
export function endTogether(response: ServerResponse, text: string, encoding: 'latin1' | 'utf8'): void {
  if (waiting.length === 0) setImmediate(endAll);
  waiting.push({ response, text, encoding });
}

function endAll(): void {
  const all = waiting;
  waiting = [];
  for (const { response, text, encoding } of all) {
    // Its client may have left since, and Node calls ending such a response an error that nobody handles.
    if (!response.destroyed) response.end(text, encoding);
  }
}
