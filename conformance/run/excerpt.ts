import { blankBody, blankHeader, blankTarget, blankText } from '../../src/base/secrets/places.ts';
import { type Exchange, headerOf } from '../model/exchange.ts';
import type { ExchangeExcerpt } from '../model/result.ts';
import { printable } from '../model/show.ts';

const LONGEST_BODY = 2_000;

/** Bytes read beyond the cut, so that a secret across the cut is still seen whole. */
const MARGIN = 4_000;

/**
 * An exchange for a report: the request as a curl line, the answer shortened. Places of credentials are blanked,
 * with any value, and `redact` blanks known secrets everywhere.
 */
export function excerptOf(exchange: Exchange, redact: (text: string) => string): ExchangeExcerpt {
  const { response } = exchange;
  return {
    // Blanked before it is quoted: a shell's quoting may separate the letters of a secret.
    curl: redact(curlOf(exchange, redact)),
    response: response && {
      status: response.status,
      headers: Object.fromEntries(
        response.headers.map(([name, value]) => [redact(printable(name)), redact(printable(blankHeader(name, value)))]),
      ),
      body: printable(shorten(response.bytes, (text) => redact(blankText(text)))),
    },
  };
}

function curlOf({ request }: Exchange, redact: (text: string) => string): string {
  const words = ['curl', '-sS', '-i'];
  // With -X, curl would wait for the body that an answer to HEAD announces.
  if (request.method === 'HEAD') words.push('--head');
  else if (request.method !== (request.body === null ? 'GET' : 'POST')) words.push('-X', request.method);
  words.push(quote(redact(blankUrl(request.url))));
  for (const [name, value] of request.headers) {
    words.push('-H', quote(`${name}: ${redact(blankHeader(name, value))}`));
  }
  if (request.chunked) words.push('-H', quote('Transfer-Encoding: chunked'));
  if (request.body !== null) {
    const type = headerOf(request.headers, 'content-type');
    words.push('--data-binary', quote(shorten(request.body, (text) => redact(blankBody(text, type)))));
  }
  return words.join(' ');
}

/** Quotes one word for a POSIX shell; control characters need the form `$'...'` (POSIX 2024). */
function quote(text: string): string {
  if (/^[\w./:=@%+-]+$/.test(text)) return text;
  if (printable(text) === text) return `'${text.replaceAll("'", `'\\''`)}'`;
  const escaped = text.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\r', '\\r').replaceAll('\n', '\\n');
  return `$'${printable(escaped)}'`;
}

function blankUrl(url: string): string {
  const path = url.indexOf('/', url.indexOf('//') + 2);
  return path === -1 ? url : blankText(url.slice(0, path)) + blankTarget(url.slice(path));
}

/** Returns the beginning of a body as text: redacted first, then cut. */
function shorten(bytes: Uint8Array, clean: (text: string) => string): string {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  const text = clean(decoder.decode(bytes.subarray(0, LONGEST_BODY + MARGIN)));
  if (bytes.length <= LONGEST_BODY) return text;
  return `${text.slice(0, LONGEST_BODY).replace(/[\uD800-\uDBFF]$/, '')} … (${bytes.length} bytes)`;
}
