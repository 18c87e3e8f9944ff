import type { IncomingMessage } from 'node:http';
import type { RequestHandler } from 'express';
import getRawBody from 'raw-body';
import { isEncoded } from '../../../src/base/content-coding.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../../../src/base/json.ts';
import { announcesBody } from '../../../src/listener/index.ts';

/** Raised for a body with a `Content-Encoding`, with the mark and status of Express' own readers. */
class EncodedBody extends Error {
  readonly type = 'encoding.unsupported';
  readonly status = 415;
}

/**
 * Reads a whole body of at most `limit` bytes, of any type. A body over the limit is refused at once (Express' own readers
 * wait until the client has sent it all), and so is a body with a `Content-Encoding`: encoded bytes are
 * never read. The rest is discarded as it arrives. Rejects with an `EncodedBody`, or with the error of `raw-body`.
 */
export async function readWholeBody(request: IncomingMessage, limit: number): Promise<Uint8Array> {
  try {
    if (isEncoded(request.headers['content-encoding'])) throw new EncodedBody('the body has a Content-Encoding');
    if (!announcesBody(request)) return new Uint8Array();
    const announced = request.headers['content-length'];
    return await getRawBody(request, { limit, ...(announced === undefined ? {} : { length: announced }) });
  } catch (error) {
    request.resume();
    throw error;
  }
}

/** `readWholeBody` as a middleware that stores the bytes in `request.body`. */
export const wholeBody =
  (limit: number): RequestHandler =>
  (request, _response, next) => {
    readWholeBody(request, limit).then((bytes) => {
      request.body = bytes;
      next();
    }, next);
  };

/** The bytes of a body that was read whole; empty when the request has no body. */
export const bodyBytes = (body: unknown): Uint8Array => (body instanceof Uint8Array ? body : new Uint8Array());

const decoder = new TextDecoder('utf-8', { fatal: true });

/** The JSON value in UTF-8 bytes (a byte order mark is allowed), or undefined for other bytes. */
export function parseJson(bytes: Uint8Array): JsonValue | undefined {
  try {
    return JSON.parse(decoder.decode(bytes)) as JsonValue;
  } catch {
    return undefined;
  }
}

/** The JSON value of a text, or undefined for another text. */
export function parseJsonText(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    return undefined;
  }
}

/** The JSON object in UTF-8 bytes, or null for other bytes. */
export function parseJsonObject(bytes: Uint8Array): JsonObject | null {
  const value = parseJson(bytes);
  return isJsonObject(value) ? value : null;
}

/** True when a Content-Type header names JSON: `application/json`, with or without parameters, in any case. */
export const isJsonType = (header: string | undefined): boolean =>
  header === 'application/json' || header?.split(';')[0]?.trim().toLowerCase() === 'application/json';
