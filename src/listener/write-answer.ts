import { type ServerResponse, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { hasArrived } from './arrived.ts';
import { endTogether } from './end-together.ts';
import type { BrokenAnswer } from './types.ts';

/** Sends an answer and ends the connection. If the response has already begun, only closes the connection. */
export function endResponse(response: ServerResponse, answer: BrokenAnswer): void {
  if (response.headersSent || response.destroyed) {
    response.destroy();
    return;
  }
  for (const name of response.getHeaderNames()) response.removeHeader(name);
  const { status, headers, bytes } = answer;
  response.writeHead(status, { ...headers, 'Content-Length': bytes.length, Connection: 'close' });
  response.end(bytes);
}

/** Writes an answer to the wire. */
export function writeAnswer(response: ServerResponse, answer: BrokenAnswer): void {
  response.statusCode = answer.status;
  for (const [name, value] of Object.entries(answer.headers)) response.setHeader(name, value);
  if (answer.status !== 204 && answer.status !== 304) response.setHeader('Content-Length', answer.bytes.length);
  endBody(response, answer.bytes);
}

/** Bodies up to this many bytes are copied behind their head: two writes cost more. */
const COPIED = 65_536;

/**
 * Ends a response whose head is given, with its body of `length` bytes. A text of as many letters is sent in Latin-1, which takes less
 * time: it is ASCII, or has a letter for each byte of its UTF-8. Any other text is sent in UTF-8. Node joins head and body only where
 * the body is a text.
 */
export function endBody(response: ServerResponse, body: string | Uint8Array, length = body.length): void {
  const { req } = response;
  // Node calls a request without a body incomplete until its listener returns, and one with a body until its parser goes on.
  const encoding = body.length === length ? 'latin1' : 'utf8';
  if (!hasArrived(req)) endAfterRequest(response, body, encoding);
  else if (typeof body === 'string' || body.length > COPIED) endTogether(response, body, encoding);
  else endTogether(response, Buffer.from(body.buffer, body.byteOffset, body.length).toString('latin1'), 'latin1');
}

/**
 * Sends an answer before its request is complete, and reads the rest of the request before it ends. Ending at once would
 * close a connection without keep-alive while the client sends, and the client would never see the answer.
 */
function endAfterRequest(response: ServerResponse, body: string | Uint8Array, encoding: 'latin1' | 'utf8'): void {
  response.flushHeaders();
  if (body.length > 0) response.write(body, encoding);
  response.req.once('close', () => response.end());
  response.req.resume();
}

/**
 * Sends an answer on a bare connection and ends it. A client that keeps its own side open loses it after `closeMs`
 * milliseconds, so that it cannot hold the descriptor.
 */
export function endSocket(
  socket: Duplex,
  answer: BrokenAnswer | null,
  { closeMs, isHead = false }: { readonly closeMs: number; readonly isHead?: boolean },
): void {
  if (socket.destroyed || !socket.writable) {
    socket.destroy();
    return;
  }
  const timer = setTimeout(() => socket.destroy(), closeMs);
  timer.unref();
  socket.once('close', () => clearTimeout(timer));
  // Discards further bytes, so that the server sees the client's end.
  socket.resume();
  if (answer === null) socket.end();
  // Answers to HEAD have no body (RFC 9110, 9.3.2).
  else socket.end(isHead ? head(answer) : Buffer.concat([head(answer), answer.bytes]));
}

function head({ status, headers, bytes }: BrokenAnswer): Buffer {
  const all = { ...headers, 'Content-Length': String(bytes.length), Connection: 'close' };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.from(`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\n${lines.join('')}\r\n`, 'latin1');
}
