import type { IncomingMessage } from 'node:http';
import { Recent } from '../../../src/base/recent.ts';
import { rememberSome } from '../../../src/base/remember-some.ts';
import { isCredentialName } from '../../../src/base/secrets/credential-names.ts';
import { blankHeader } from '../../../src/base/secrets/places.ts';
import { blankHeaders } from './clean-entry.ts';

/** Headers worth keeping in a journal: those that decide an answer and do not depend on host, port or time. */
const RECORDED: readonly string[] = [
  'accept',
  'authorization',
  'content-type',
  'traceparent',
  'tracestate',
  'tus-resumable',
  'upload-length',
  'upload-metadata',
  'upload-offset',
  'x-api-key',
  'x-auth-email',
  'x-auth-key',
  'x-harness-fault',
  'x-http-method-override',
];

type Headers = IncomingMessage['headers'];

/** What a record keeps of a request's headers, and the secrets that they hold, which it must not keep. */
export interface RecordedHeaders {
  /** Those worth keeping, their credentials blanked. */
  readonly shown: Readonly<Record<string, string>>;
  /** What stands in headers that can carry a credential, recorded or not: it may come again elsewhere. The token is left out. */
  readonly secrets: readonly string[];
}

/** By the headers without the token: each program sends a few forms, for each of its tenants the same. None holds a secret. */
const remembered = new Recent<string, RecordedHeaders>();

/**
 * Reads the headers of a request for its record. Clients that differ only in their token share one object.
 * @param token the credential of the request, if it is made from the name of a tenant: it is no secret
 */
export function recordHeaders(headers: Headers, token: string | null): RecordedHeaders {
  const form = formOf(headers, token);
  const before = form === null ? undefined : remembered.get(form);
  if (before !== undefined) return before;
  const result = read(headers, token);
  if (form !== null && result.secrets.length === 0) remembered.set(form, result);
  return result;
}

/** The headers that matter as a text, without the token where it ends a credential; null if another credential may be among them. */
function formOf(headers: Headers, token: string | null): string | null {
  let form = '';
  for (const name in headers) {
    const part = partOf(name);
    if (part === 'none') continue;
    const value = headers[name];
    if (typeof value !== 'string') return null;
    if (part === 'shown') form += `${name}:${value}\n`;
    else if (token !== null && value.endsWith(token)) form += `${name} ${value.slice(0, -token.length)}\n`;
    else return null;
  }
  return form;
}

function read(headers: Headers, token: string | null): RecordedHeaders {
  const secrets = new Set<string>();
  const found = (value: string) => {
    if (value !== token) secrets.add(value);
  };
  for (const [name, value] of Object.entries(headers))
    if (isCredentialName(name)) blankHeader(name, String(value), found);
  const picked: Record<string, string> = {};
  for (const name of RECORDED) if (headers[name] !== undefined) picked[name] = String(headers[name]);
  return { shown: blankHeaders(picked, found), secrets: [...secrets] };
}

/** What a header means for a record: it can carry a credential, it is shown as it is, or it is left out. */
type Part = 'credential' | 'shown' | 'none';

const partOf = rememberSome((name: string): Part => {
  if (isCredentialName(name)) return 'credential';
  return RECORDED.includes(name) ? 'shown' : 'none';
});
