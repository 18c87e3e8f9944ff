import type { CheckRequest } from '../model/context/context.ts';
import type { WireRequest } from '../model/exchange.ts';

/**
 * The headers of a check's request: the usual ones, those of its credential, and its own. A later header takes the place of an earlier
 * one of the same name, in any case.
 * @param ofCredential by name
 */
export function requestHeaders(
  { json, headers }: Pick<CheckRequest, 'json' | 'headers'>,
  ofCredential: Readonly<Record<string, string>>,
): WireRequest['headers'] {
  const put: (readonly [string, string])[] = [
    ['Accept', '*/*'],
    ['User-Agent', 'caption-harness-conform'],
  ];
  if (json !== undefined) put.push(['Content-Type', 'application/json']);
  for (const name in ofCredential) putHeader(put, name, ofCredential[name] ?? '');
  for (const name in headers) putHeader(put, name, headers[name] ?? '');
  return put;
}

function putHeader(headers: (readonly [string, string])[], name: string, value: string): void {
  const lower = name.toLowerCase();
  const at = headers.findIndex(([there]) => there.length === name.length && there.toLowerCase() === lower);
  headers[at < 0 ? headers.length : at] = [name, value];
}
