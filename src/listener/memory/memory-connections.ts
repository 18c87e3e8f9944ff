import type { Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { MemorySocket } from './memory-socket.ts';

/**
 * The connections of a server in memory. Node documents that any duplex stream may be given to an HTTP server by the event
 * `connection`, so everything that reads sockets works unchanged. `closeAllConnections` leaves these ones open.
 */
export class MemoryConnections {
  readonly #open = new Set<MemorySocket>();
  readonly #server: Server;

  constructor(server: Server) {
    this.#server = server;
  }

  /** Opens one, and returns the client's end. */
  open(): Duplex {
    const { client, server } = MemorySocket.pair();
    this.#open.add(server);
    server.once('close', () => this.#open.delete(server));
    // With TLS the event is that of a finished handshake: in memory there is none.
    const isSecure = this.#server.listenerCount('secureConnection') > 0;
    this.#server.emit(isSecure ? 'secureConnection' : 'connection', Object.assign(server, { encrypted: isSecure }));
    return client;
  }

  close(): void {
    for (const socket of this.#open) socket.destroy();
  }
}
