import { connect, isIP, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import type { WireRequest } from '../../model/exchange.ts';

/** Real milliseconds after which an open connection is destroyed. */
const PATIENCE = 2_000;

/**
 * Sends the head of a request and the first `bytes` of its body, then closes the connection, like a client that
 * disconnects. Never rejects.
 */
export function cutOnWire(request: WireRequest, bytes: number): Promise<void> {
  const url = new URL(request.url);
  const secure = url.protocol === 'https:';
  const port = Number(url.port || (secure ? 443 : 80));
  const body = request.body ?? new Uint8Array();
  const lines = [
    `${request.method} ${url.pathname}${url.search} HTTP/1.1`,
    `Host: ${url.host}`,
    ...request.headers.map(([name, value]) => `${name}: ${value}`),
    `Content-Length: ${body.length}`,
  ];
  return new Promise((resolve) => {
    // A URL has brackets around an IPv6 address. TLS names no address (RFC 6066, section 3).
    const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
    const socket: Socket = secure
      ? connectTls({ host, port, ...(isIP(host) === 0 ? { servername: host } : {}) }, onOpen)
      : connect({ host, port }, onOpen);
    function onOpen(): void {
      socket.write(`${lines.join('\r\n')}\r\n\r\n`, 'latin1');
      socket.write(body.subarray(0, bytes), () => socket.destroySoon());
    }
    socket.setTimeout(PATIENCE, () => socket.destroy());
    socket.on('error', () => {});
    socket.resume();
    socket.on('close', () => resolve());
  });
}
