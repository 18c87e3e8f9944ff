import type { Evidence } from '../../../src/base/evidence.ts';
import { isCredentialName } from '../../../src/base/secrets/credential-names.ts';
import { blankHeader } from '../../../src/base/secrets/places.ts';
import type { JournalEntry, Kept, ShownEntry } from '../world/journal.ts';
import { keptBytes, recordBody } from '../world/recorded-body.ts';
import { cleanEntry } from './clean-entry.ts';
import type { ExchangeTables, RecordedAnswer, RequestOnRecord } from './on-record.ts';
import { faultName, type Outcome, outcomeText } from './outcome.ts';

/** Headers worth keeping in a journal: those that decide an answer and do not depend on host, port or time. */
const RECORDED_REQUEST_HEADERS = [
  'accept',
  'authorization',
  'content-type',
  'tus-resumable',
  'upload-length',
  'upload-metadata',
  'upload-offset',
  'x-api-key',
  'x-auth-email',
  'x-auth-key',
];
const RECORDED_RESPONSE_HEADERS = [
  'allow',
  'content-type',
  'location',
  'retry-after',
  'stream-media-id',
  'upload-expires',
  'upload-offset',
];

type Headers = RequestOnRecord['requestHeaders'];

/** A request and its answer, kept unchanged until they are shown. */
export class Recorded implements Kept {
  readonly id: string;
  readonly size: number;
  readonly #request: RequestOnRecord;
  readonly #outcome: Outcome;
  readonly #answer: RecordedAnswer | null;
  readonly #requestBody: Uint8Array | null;
  readonly #requestBytes: number;
  readonly #responseBody: Uint8Array | null;
  readonly #responseBytes: number;
  readonly #at: number;
  readonly #isFrozen: boolean;
  readonly #total: number;
  readonly #used: number;
  #shown: ShownEntry | null = null;

  constructor(request: RequestOnRecord, outcome: Outcome, answer: RecordedAnswer | null) {
    const { tenant, body } = request;
    const bytes = answer?.bytes ?? null;
    this.id = request.id;
    this.#request = request;
    this.#outcome = outcome;
    // A large body is not kept for its beginning.
    this.#answer = answer && { ...answer, bytes: EMPTY };
    this.#requestBytes = body?.length ?? 0;
    this.#requestBody = keptBytes(body);
    this.#responseBytes = bytes?.length ?? 0;
    this.#responseBody = keptBytes(bytes);
    this.#at = tenant.now();
    this.#isFrozen = tenant.settings.clock.mode === 'manual';
    this.#total = tenant.account.total;
    this.#used = tenant.account.used;
    this.size = (this.#requestBody?.length ?? 0) + (this.#responseBody?.length ?? 0) + request.path.length;
  }

  show(): ShownEntry {
    this.#shown ??= this.#build();
    return this.#shown;
  }

  #build(): ShownEntry {
    const request = this.#request;
    const answer = this.#answer;
    const headers = request.requestHeaders;
    const rule = answer?.rule ?? null;
    const raw: JournalEntry = {
      id: request.id,
      ...(this.#isFrozen ? { at: new Date(this.#at).toISOString() } : {}),
      provider: request.tables.provider,
      operation: request.operation,
      method: request.method,
      path: request.path,
      request: {
        headers: pick(headers, RECORDED_REQUEST_HEADERS),
        body: recordBody(this.#requestBody, undefined, this.#requestBytes),
      },
      outcome: outcomeText(this.#outcome),
      rule,
      status: answer?.status ?? null,
      response: {
        headers: withoutHost(pick(lowerCased(answer?.headers ?? {}), RECORDED_RESPONSE_HEADERS), headers.host),
        body: this.#recordedAnswer(headers.host),
      },
    };
    const secrets = [...request.secrets, ...credentialsIn(headers)];
    const circumstances = {
      at: this.#at,
      ...explain(request, this.#outcome, rule),
      credits: { total: this.#total, used: this.#used },
      windows: windowsOf(request),
    };
    return { entry: cleanEntry(raw, secrets), circumstances };
  }

  /** Answers that hold URLs of their own server name its host and port; a journal leaves them out. */
  #recordedAnswer(host: string | undefined) {
    const bytes = this.#responseBody;
    if (bytes === null || !host) return recordBody(bytes, undefined, this.#responseBytes);
    const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    if (!text.includes(host)) return recordBody(bytes, undefined, this.#responseBytes);
    const without = Buffer.from(text.toString('latin1').replaceAll(host, '{host}'), 'latin1');
    return recordBody(without, undefined, this.#responseBytes - bytes.length + without.length);
  }
}

const EMPTY = new Uint8Array();
const FAULT_REMEDY = 'It strikes as often as its rule says. DELETE /tenants/<name>/faults takes all of a tenant away.';

function explain(
  { tables }: { readonly tables: ExchangeTables },
  outcome: Outcome,
  rule: string | null,
): { what: string; remedy: string | null; evidence: Evidence | null } {
  const failure = rule === null ? undefined : tables.failures[rule];
  if (failure) return { what: failure.meaning, remedy: failure.remedy, evidence: failure.evidence };
  const known = rule === null ? null : tables.rule(rule);
  if (known) return { what: known.what, remedy: null, evidence: known.evidence };
  if (outcome.kind === 'fault') {
    const what = `A fault that the control API armed took the answer's place (${faultName(outcome)}).`;
    return { what, remedy: FAULT_REMEDY, evidence: null };
  }
  const what = `The request ended without a catalogued answer (${outcomeText(outcome)}).`;
  return { what, remedy: null, evidence: null };
}

function windowsOf({ window, tables }: RequestOnRecord): ShownEntry['circumstances']['windows'] {
  if (!window) return {};
  const { limit, seconds, used, remaining, resetAt } = window;
  return { [tables.provider]: { limit, seconds, used, remaining, resetAt } };
}

/** What stands in headers that can carry a credential, recorded or not: it may come again elsewhere. */
function credentialsIn(headers: Headers): string[] {
  const found: string[] = [];
  for (const name of Object.keys(headers)) {
    if (isCredentialName(name)) blankHeader(name, String(headers[name]), (value) => found.push(value));
  }
  return found;
}

function pick(
  headers: Readonly<Record<string, string | readonly string[] | undefined>>,
  names: readonly string[],
): Record<string, string> {
  const picked: Record<string, string> = {};
  for (const name of names) {
    const value = headers[name];
    if (value !== undefined) picked[name] = String(value);
  }
  return picked;
}

/** A Location on the server of the request itself, without host and port. */
function withoutHost(picked: Record<string, string>, host: string | undefined): Record<string, string> {
  const { location } = picked;
  return location === undefined || !host ? picked : { ...picked, location: location.replace(`//${host}`, '//{host}') };
}

const lowerCased = (headers: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
