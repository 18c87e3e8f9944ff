import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { SilentConnections } from './silent-connections.ts';

/** Longest first line that is read here. The parser handles longer ones with its own limit. */
const MAX_LINE = 8_192;

/** A request line of HTTP/0.9 has only a method and a target. */
const WITHOUT_VERSION = /^[A-Z]+ [^\s]+\r?\n/;

/** Reports of connections. */
export interface FirstLineReports {
  /** `connection`, or `secureConnection` for TLS. */
  readonly event: 'connection' | 'secureConnection';
  /** Longest time until the first byte, in milliseconds. */
  readonly limit: number;
  /** The first line is a request of HTTP/0.9: Node's parser would accept it and wait for headers that never come. */
  readonly onLineWithoutVersion: (socket: Socket) => void;
  /** The limit passed without a byte. */
  readonly onSilent: (socket: Socket) => void;
}

/**
 * Gives each connection to the HTTP server when its first bytes are there, after a look at them. A listener for the data of a
 * connection that the server already has would be simpler, but it turns off the path on which Node's parser reads the
 * socket itself, for all requests of the connection: 4 to 10 microseconds of each (docs/performance.md). Returns what
 * closes the connections that have not begun.
 */
export function lookAtFirstLines(server: Server, reports: FirstLineReports): () => void {
  const { event, limit, onLineWithoutVersion, onSilent } = reports;
  const [serve] = server.listeners(event) as ((this: Server, socket: Socket) => void)[];
  server.removeAllListeners(event);
  // Listeners are shared, and find their connection in `this`: functions of its own would cost each connection more than they do.
  function leave(this: Socket): void {
    silent.remove(this);
    this.off('data', begin).off('end', leaveAndEnd).off('close', leave);
  }
  function begin(this: Socket, chunk: Buffer): void {
    leave.call(this);
    // To emit them for the server would spare a tick, but then a slow reader of the body no longer stops the socket.
    this.unshift(chunk);
    serve?.call(server, this);
    look(this, chunk, onLineWithoutVersion);
  }
  function leaveAndEnd(this: Socket): void {
    leave.call(this);
    this.end();
  }
  const silent = new SilentConnections(limit, (socket) => {
    leave.call(socket);
    onSilent(socket);
  });
  server.on(event, (socket: Socket) => {
    silent.add(socket);
    socket.on('data', begin).on('end', leaveAndEnd).on('close', leave).on('error', ignore);
  });
  return () => silent.destroy();
}

/** Node destroys a socket after its error. */
const ignore = (): void => {};

/** Looks at the first line. Where the first bytes do not hold all of it, it looks at later ones. */
function look(socket: Socket, first: Buffer, found: (socket: Socket) => void): void {
  let line = '';
  const isRead = (chunk: Buffer): boolean => {
    line = (line + chunk.toString('latin1', 0, MAX_LINE)).replace(/^[\r\n]+/, '');
    if (!line.includes('\n') && line.length < MAX_LINE) return false;
    if (WITHOUT_VERSION.test(line)) found(socket);
    return true;
  };
  if (isRead(first)) return;
  const lookOn = (chunk: Buffer) => {
    if (isRead(chunk)) socket.off('data', lookOn);
  };
  // The first bytes come again, because they were put back.
  socket.once('data', () => socket.on('data', lookOn));
}
