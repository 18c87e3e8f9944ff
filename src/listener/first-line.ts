import type { Socket } from 'node:net';

/** Longest first line that is read here. The parser handles longer ones with its own limit. */
const MAX_LINE = 8_192;

/** A request line of HTTP/0.9 has only a method and a target. */
const WITHOUT_VERSION = /^[A-Z]+ [^\s]+\r?\n/;

/**
 * Calls back when the first line of a connection is a request of HTTP/0.9. Node's parser would accept the line and wait for
 * headers that never come.
 */
export function onLineWithoutVersion(socket: Socket, found: () => void): void {
  let line = '';
  const look = (chunk: Buffer) => {
    line = (line + chunk.toString('latin1', 0, MAX_LINE)).replace(/^[\r\n]+/, '');
    if (!line.includes('\n') && line.length < MAX_LINE) return;
    socket.off('data', look);
    if (WITHOUT_VERSION.test(line)) found();
  };
  socket.on('data', look);
}
