import type { ExchangeExcerpt } from '../report.ts';
import { printable } from '../show.ts';
import type { Exchange } from '../wire/exchange.ts';

const LONGEST_BODY = 2_000;

/** An exchange for a report: the request as a curl line, the answer shortened, secrets blanked by `redact`. */
export function excerptOf(exchange: Exchange, redact: (text: string) => string): ExchangeExcerpt {
  const { response } = exchange;
  return {
    // Blanked before it is quoted: a shell's quoting may part a secret's letters.
    curl: redact(curlOf(exchange, redact)),
    response: response && {
      status: response.status,
      headers: Object.fromEntries(
        response.headers.map(([name, value]) => [redact(printable(name)), redact(printable(value))]),
      ),
      body: redact(printable(shorten(response.bytes))),
    },
  };
}

function curlOf({ request }: Exchange, redact: (text: string) => string): string {
  const words = ['curl', '-sS', '-i'];
  if (request.method !== (request.body === null ? 'GET' : 'POST')) words.push('-X', request.method);
  words.push(quote(redact(request.url)));
  for (const [name, value] of request.headers) words.push('-H', quote(`${name}: ${redact(value)}`));
  if (request.chunked) words.push('-H', quote('Transfer-Encoding: chunked'));
  if (request.body !== null) words.push('--data-binary', quote(redact(shorten(request.body))));
  return words.join(' ');
}

/** One word of a POSIX shell. */
const quote = (text: string): string =>
  /^[\w./:=@%+-]+$/.test(text) ? text : `'${printable(text).replaceAll("'", `'\\''`)}'`;

function shorten(bytes: Uint8Array): string {
  const start = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes.subarray(0, LONGEST_BODY));
  return bytes.length > LONGEST_BODY ? `${start} … (${bytes.length} bytes)` : start;
}
