import type { JsonValue } from '../../src/base/json.ts';
import type { WireRequest } from './exchange.ts';

/** The path of a request, with percent-encoding undone if possible. */
export function pathOf(request: Pick<WireRequest, 'url'>): string {
  const { pathname } = new URL(request.url);
  try {
    return decodeURIComponent(pathname);
  } catch {
    return pathname;
  }
}

const decoder = new TextDecoder();

/** A body as JSON; undefined for another body. */
export function jsonOf(bytes: Uint8Array | null): JsonValue | undefined {
  if (bytes === null) return undefined;
  try {
    return JSON.parse(decoder.decode(bytes)) as JsonValue;
  } catch {
    return undefined;
  }
}

/** Returns the same request with another JSON body. */
export const withJson = (request: WireRequest, value: JsonValue): WireRequest => ({
  ...request,
  body: Buffer.from(JSON.stringify(value)),
});

/** True if the request has this header, in any case. */
export const hasHeader = (request: WireRequest, name: string): boolean =>
  request.headers.some(([key]) => key.toLowerCase() === name.toLowerCase());
