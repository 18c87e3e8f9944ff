import type { IncomingMessage } from 'node:http';
import { type Loaded, writeAnswer } from '../src/listener/index.ts';

/** The path of a server's OpenAPI document. No operation of a provider has it. */
export const DOCUMENT_PATH = '/openapi.json';

/**
 * Adds the OpenAPI document to a server of the mocks, before its app: the document is no part of the provider, so that it needs no
 * credential, uses no rate window and is in no journal. `load` returns it as JSON.
 */
export function withDocument(served: Loaded, load: () => Promise<string>): Loaded {
  let document: Promise<Uint8Array> | null = null;
  return {
    ...served,
    listener: (request, response, next) => {
      if (!asksForDocument(request)) {
        served.listener(request, response, next);
        return;
      }
      document ??= load().then((text) => Buffer.from(text));
      document
        .then((bytes) => writeAnswer(response, { status: 200, headers: { 'Content-Type': 'application/json' }, bytes }))
        .catch(next);
    },
  };
}

const asksForDocument = ({ method, url = '' }: IncomingMessage): boolean =>
  url.startsWith(DOCUMENT_PATH) &&
  (method === 'GET' || method === 'HEAD') &&
  (url.length === DOCUMENT_PATH.length || url[DOCUMENT_PATH.length] === '?');
