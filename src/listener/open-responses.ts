import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

/** The unanswered requests of each connection, oldest first: clients may send several at once. */
export class OpenResponses {
  /** What is over stays until the next request of its connection. */
  readonly #open = new WeakMap<Duplex, Exchange[]>();

  add(request: IncomingMessage, response: ServerResponse): void {
    const exchanges = this.#open.get(request.socket);
    if (exchanges === undefined) {
      this.#open.set(request.socket, [{ request, response }]);
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

  #of(socket: Duplex): Exchange[] {
    return (this.#open.get(socket) ?? []).filter((exchange) => !isOver(exchange));
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

const isOver = ({ response }: Exchange): boolean => response.closed || response.writableFinished || response.destroyed;
