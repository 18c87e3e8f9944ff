import type { IncomingMessage, ServerResponse } from 'node:http';
import { ListenerOptionError } from './option-error.ts';

/** Returns the origins as browsers write them. @throws {ListenerOptionError} for a text that is not an origin of http or https */
export const corsOriginsOf = (origins: readonly string[]): ReadonlySet<string> => new Set(origins.map(asOrigin));

function asOrigin(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  const isOrigin = url !== null && /^https?:$/.test(url.protocol) && `${url.origin}/` === url.href;
  if (isOrigin) return url.origin;
  throw new ListenerOptionError(`"${text}" is not an origin: expected one such as http://localhost:5173.`);
}

/** Whether a request is a preflight (Fetch, 3.3.2). */
export const isPreflight = ({ method, headers }: IncomingMessage): boolean =>
  method === 'OPTIONS' && headers['access-control-request-method'] !== undefined;

/** Lets a page of this origin read the answer. */
export function allowReading(response: ServerResponse, origin: string): void {
  response.setHeader('Access-Control-Allow-Origin', origin);
  response.setHeader('Access-Control-Expose-Headers', '*');
  response.appendHeader('Vary', 'Origin');
}

/** Answers a preflight with permission. */
export function answerPreflight({ headers }: IncomingMessage, response: ServerResponse): void {
  const wanted = headers['access-control-request-headers'];
  response.writeHead(204, {
    'Access-Control-Allow-Methods': headers['access-control-request-method'] ?? '',
    ...(wanted === undefined ? {} : { 'Access-Control-Allow-Headers': wanted }),
    'Access-Control-Max-Age': '600',
  });
  response.end();
}
