import type { Socket } from 'node:net';

/** The place of a connection in the order of their beginning. */
interface Place {
  readonly socket: Socket;
  /** When its time is over, on the clock of `performance.now()`. */
  readonly ends: number;
  older: Place | null;
  newer: Place | null;
}

const PLACE = Symbol('its place among the connections without a byte');

/** A connection that may have a place. */
interface Placed extends Socket {
  [PLACE]?: Place | null;
}

/**
 * Connections that have not sent a byte, oldest first. One timer serves all of them, and what leaves holds nothing: a set leaves old tables
 * behind when it grows, and among old objects these keep closed connections with all that belongs to them alive until the next full
 * collection (docs/performance.md).
 */
export class SilentConnections {
  readonly #limit: number;
  readonly #onSilent: (socket: Socket) => void;
  #oldest: Place | null = null;
  #newest: Place | null = null;
  #timer: NodeJS.Timeout | null = null;

  /** @param limit milliseconds until `onSilent` receives a connection, which has left then */
  constructor(limit: number, onSilent: (socket: Socket) => void) {
    this.#limit = limit;
    this.#onSilent = onSilent;
  }

  add(socket: Placed): void {
    const place: Place = { socket, ends: performance.now() + this.#limit, older: this.#newest, newer: null };
    if (this.#newest === null) this.#oldest = place;
    else this.#newest.newer = place;
    this.#newest = place;
    socket[PLACE] = place;
    this.#timer ??= setTimeout(this.#look, this.#limit).unref();
  }

  /** Forgets a connection, if it is here. */
  remove(socket: Placed): void {
    const place = socket[PLACE] ?? null;
    if (place === null) return;
    const { older, newer } = place;
    if (older === null) this.#oldest = newer;
    else older.newer = newer;
    if (newer === null) this.#newest = older;
    else newer.older = older;
    place.older = null;
    place.newer = null;
    socket[PLACE] = null;
  }

  /** Destroys all. */
  destroy(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    for (let place = this.#oldest; place !== null; place = this.#oldest) {
      this.remove(place.socket);
      place.socket.destroy();
    }
  }

  readonly #look = (): void => {
    this.#timer = null;
    const now = performance.now();
    for (let place = this.#oldest; place !== null && place.ends <= now + 1; place = this.#oldest) {
      this.remove(place.socket);
      this.#onSilent(place.socket);
    }
    if (this.#oldest !== null) this.#timer = setTimeout(this.#look, Math.ceil(this.#oldest.ends - now)).unref();
  };
}
