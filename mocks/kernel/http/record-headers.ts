import type { IncomingMessage } from 'node:http';
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
];

type Headers = IncomingMessage['headers'];

/** What a record keeps of a request's headers, and the secrets that they hold, which it must not keep. */
export interface RecordedHeaders {
  /** Those worth keeping, their credentials blanked. */
  readonly shown: Readonly<Record<string, string>>;
  /** What stands in headers that can carry a credential, recorded or not: it may come again elsewhere. */
  readonly secrets: readonly string[];
}

interface Remembered {
  /** Names and values in turn. */
  readonly read: readonly unknown[];
  readonly result: RecordedHeaders;
}

const NONE: Remembered = { read: [], result: { shown: {}, secrets: [] } };

let last = NONE;

/** Reads the headers of a request for its record. A client that sends the same ones again gets the same object. */
export function recordHeaders(headers: Headers): RecordedHeaders {
  let at = 0;
  let isSame = true;
  for (const name in headers) {
    if (!matters(name)) continue;
    isSame &&= last.read[at] === name && last.read[at + 1] === headers[name];
    at += 2;
  }
  if (!isSame || at !== last.read.length) last = remember(headers);
  return last.result;
}

function remember(headers: Headers): Remembered {
  const read = Object.entries(headers).filter(([name]) => matters(name));
  const secrets = new Set<string>();
  const found = (value: string) => {
    secrets.add(value);
  };
  for (const [name, value] of read) if (isCredentialName(name)) blankHeader(name, String(value), found);
  const picked: Record<string, string> = {};
  for (const name of RECORDED) if (headers[name] !== undefined) picked[name] = String(headers[name]);
  return { read: read.flat(), result: { shown: blankHeaders(picked, found), secrets: [...secrets] } };
}

/** Most names remembered: clients choose them. */
const MOST = 1_000;
const known = new Map<string, boolean>();

/** True for a header that is recorded or can carry a credential. */
function matters(name: string): boolean {
  const before = known.get(name);
  if (before !== undefined) return before;
  const result = RECORDED.includes(name) || isCredentialName(name);
  if (known.size >= MOST) known.clear();
  known.set(name, result);
  return result;
}
