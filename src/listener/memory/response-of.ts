import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';

/** Statuses whose answers have no body (Fetch, 2.2.3). */
const NULL_BODY = [204, 205, 304];

/** An answer of Node's client as one of `fetch`: its body arrives as it is sent. */
export function responseOf(answer: IncomingMessage, { method, url }: Request): Response {
  const { statusCode: status = 0, statusMessage = '', rawHeaders } = answer;
  const headers = new Headers();
  for (let at = 0; at < rawHeaders.length; at += 2) headers.append(rawHeaders[at] ?? '', rawHeaders[at + 1] ?? '');
  const isEmpty = method === 'HEAD' || NULL_BODY.includes(status);
  if (isEmpty) answer.resume();
  const body = isEmpty ? null : (Readable.toWeb(answer) as ReadableStream<Uint8Array>);
  const response = new Response(body, { status, statusText: statusMessage, headers });
  Object.defineProperty(response, 'url', { value: url });
  return response;
}
