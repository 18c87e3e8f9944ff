import type { WireResponse } from '../../model/exchange.ts';

/** Headers of a connection or a moment, which the service does not promise. */
const PASSING = /^(connection|keep-alive|transfer-encoding|content-length|content-encoding|date|age|via|vary|etag)$/;

/** The names of the other headers of an answer, in lower case, each once. */
export const lastingHeaders = (headers: WireResponse['headers']): string[] =>
  [...new Set(headers.map(([name]) => name.toLowerCase()))].filter((name) => !PASSING.test(name));
