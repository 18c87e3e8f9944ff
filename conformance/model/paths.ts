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

/** Bodies that were parsed before: the judge of answers, the price list and the check ask for the same one. */
const parsed = new WeakMap<Uint8Array, JsonValue>();

/**
 * A body as JSON; undefined for another body. A byte order mark is ignored, as fetch and the SDKs ignore it (RFC 8259 8.1). The bytes
 * must not change: equal objects are returned for the same ones.
 */
export function jsonOf(bytes: Uint8Array | null): JsonValue | undefined {
  if (bytes === null) return undefined;
  const known = parsed.get(bytes);
  if (known !== undefined) return known;
  try {
    const value = JSON.parse(decoder.decode(bytes)) as JsonValue;
    parsed.set(bytes, value);
    return value;
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
