import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

/** The requests of each connection that are not answered yet, oldest first: clients may send several at once. */
export class OpenResponses {
  readonly #open = new WeakMap<Duplex, Set<Exchange>>();

  add(request: IncomingMessage, response: ServerResponse): void {
    const { socket } = request;
    const exchanges = this.#open.get(socket) ?? new Set();
    this.#open.set(socket, exchanges);
    const exchange = { request, response };
    exchanges.add(exchange);
    response.once('close', () => exchanges.delete(exchange));
  }

  /** True when a request of this connection has no whole answer yet. */
  has(socket: Duplex): boolean {
    return (this.#open.get(socket)?.size ?? 0) > 0;
  }

  /** The response to the request that is not complete itself, if there is one. */
  unfinished(socket: Duplex): ServerResponse | null {
    for (const { request, response } of this.#open.get(socket) ?? []) if (!request.complete) return response;
    return null;
  }

  /** Resolves with true when every complete request is answered, with false after `limit` milliseconds. */
  answered(socket: Duplex, limit: number): Promise<boolean> {
    const waiting = [...(this.#open.get(socket) ?? [])].filter(({ request }) => request.complete);
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
