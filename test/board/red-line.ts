import type { Exchange } from '../../conformance/model/exchange.ts';
import type { CheckResult } from '../../conformance/model/result.ts';
import { excerptOf } from '../../conformance/run/excerpt.ts';
import { SHOWN_PORT } from './targets.ts';

/** A check that a server does not hold, and the one request that shows it. */
export interface RedLine {
  readonly check: string;
  readonly level: string;
  readonly expected: string;
  readonly got: string;
  /** Against port 4010. Null where no single request can be shown: its body is not text, or too long. */
  readonly curl: string | null;
  /** What the server answered to it; null without an answer. */
  readonly answer: { readonly status: number; readonly body: string } | null;
}

/** The longest body that a curl line holds. */
const MOST_BYTES = 1_500;

/** The red line of a result; `exchanges` are all of the run, in order. */
export function redLineOf(result: CheckResult, exchanges: readonly Exchange[], home: string): RedLine {
  const { id, level, expected, got, reason, exchange } = result;
  const same = (one: Exchange) => excerptOf(one, (text) => text).curl === exchange?.curl;
  const found = exchange === undefined ? undefined : exchanges.findLast(same);
  const body = found?.response?.bytes;
  return {
    check: id,
    level,
    expected: expected ?? result.requirement,
    got: got ?? reason ?? 'no reason',
    curl: found === undefined ? null : curlOf(found, home),
    answer:
      found?.response == null
        ? null
        : { status: found.response.status, body: Buffer.from(body ?? []).toString('utf8') },
  };
}

/** The request as one command for a POSIX shell, or null. Keys are made up, so nothing is blanked. */
function curlOf({ request }: Exchange, home: string): string | null {
  const { method, url, headers, body, chunked } = request;
  const words = ['curl', '-sS', '-i', '--path-as-is'];
  if (method === 'HEAD') words.push('-I');
  else if (method !== (body === null ? 'GET' : 'POST')) words.push('-X', method);
  words.push(quote(url.replace(home, `http://127.0.0.1:${SHOWN_PORT}`)));
  for (const [name, value] of headers) words.push('-H', quote(value === '' ? `${name};` : `${name}: ${value}`));
  if (body !== null) {
    const text = Buffer.from(body).toString('utf8');
    if (body.length > MOST_BYTES || !Buffer.from(text).equals(Buffer.from(body)) || /[^\t\n\r\x20-\uffff]/.test(text)) {
      return null;
    }
    if (!headers.some(([name]) => name.toLowerCase() === 'content-type')) words.push('-H', "'Content-Type:'");
    if (chunked) words.push('-H', "'Transfer-Encoding: chunked'");
    words.push('--data-binary', quote(text));
  }
  return words.join(' ');
}

/** One word for a POSIX shell. Line breaks stand in `$'...'`, so that a command is one line. */
function quote(text: string): string {
  if (/^[\w./:=@%+,-]+$/.test(text)) return text;
  if (!/[\r\n\t]/.test(text)) return `'${text.replaceAll("'", `'\\''`)}'`;
  const escaped = text
    .replace(/[\\']/g, '\\$&')
    .replaceAll('\r', '\\r')
    .replaceAll('\n', '\\n')
    .replaceAll('\t', '\\t');
  return `$'${escaped}'`;
}
