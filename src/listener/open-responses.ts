import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

/** A connection carries its unanswered requests itself: a table of connections costs more, also in the garbage collector. */
const OPEN = Symbol('requests that may be unanswered');

interface Marked extends Duplex {
  /** What is over stays until the next request of the connection. */
  [OPEN]?: Exchange[] | undefined;
}

/** The unanswered requests of each connection, oldest first: clients may send several at once. */
export class OpenResponses {
  add(request: IncomingMessage, response: ServerResponse): void {
    const socket: Marked = request.socket;
    const exchanges = socket[OPEN];
    if (exchanges === undefined) {
      socket[OPEN] = [{ request, response }];
      socket.on('close', release);
      return;
    }
    while (exchanges[0] !== undefined && isOver(exchanges[0])) exchanges.shift();
    exchanges.push({ request, response });
  }

  /** Whether a request of this connection has no complete answer yet. */
  has(socket: Duplex): boolean {
    return this.#of(socket).length > 0;
  }

  /** Returns the response to the incomplete request, if there is one. */
  unfinished(socket: Duplex): ServerResponse | null {
    return this.#of(socket).find(({ request }) => !request.complete)?.response ?? null;
  }

  #of(socket: Marked): Exchange[] {
    return (socket[OPEN] ?? []).filter((exchange) => !isOver(exchange));
  }

  /** Resolves with true when every complete request is answered, with false after `limit` milliseconds. */
  answered(socket: Duplex, limit: number): Promise<boolean> {
    const waiting = this.#of(socket).filter(({ request }) => request.complete);
    if (waiting.length === 0) return Promise.resolve(true);
    return new Promise((resolve) => {
      const timer = setTimeout(() => resolve(false), limit);
      timer.unref();
      const closing = waiting.map(({ response }) => new Promise((done) => response.once('close', done)));
      void Promise.all(closing).then(() => {
        clearTimeout(timer);
        resolve(true);
      });
    });
  }
}

/** A closed connection may stay in memory until the next full collection, and would keep its last request and answer there. */
function release(this: Marked): void {
  this[OPEN] = undefined;
}

const isOver = ({ response }: Exchange): boolean => response.closed || response.writableFinished || response.destroyed;
