import { systemClock } from '../../../src/base/clock.ts';
import { isCredentialName } from '../../../src/base/secrets/credential-names.ts';
import { blankHeader } from '../../../src/base/secrets/places.ts';
import type { EntryBrief, JournalEntry, Kept, SentBody, ShownEntry } from '../world/journal-entry.ts';
import { keptBytes, keptContent, recordBody } from '../world/recorded-body.ts';
import type { RenderedAnswer } from '../world/seams.ts';
import type { WindowUse } from '../world/window.ts';
import { cleanEntry } from './clean-entry.ts';
import { cleanPath } from './clean-path.ts';
import { explained, shownFault } from './explained.ts';
import type { ExchangeTables, RequestOnRecord } from './on-record.ts';
import { type Outcome, outcomeText } from './outcome.ts';
import type { StruckFault } from './struck-fault.ts';
import { lengthOf } from './write.ts';

/** Headers worth keeping in a journal: those that decide an answer and do not depend on host, port or time. */
const RECORDED_REQUEST_HEADERS = [
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

/** How a request ended: its answer, if it got one, and the catalogue row that decided it. */
export interface Ending {
  readonly outcome: Outcome;
  readonly answer: RenderedAnswer | null;
  readonly rule: string | null;
}

/**
 * A request and its answer, kept unchanged until they are shown. Holds only what an entry needs: many are kept, and each holds
 * memory that would otherwise be free at once.
 */
export class Recorded implements Kept {
  readonly kind = 'request';
  readonly id: string;
  readonly size: number;
  readonly operation: string | null;
  readonly method: string;
  readonly path: string;
  readonly rule: string | null;
  readonly status: number | null;
  readonly time: number;
  readonly took: number;
  readonly #tables: ExchangeTables;
  readonly #headers: Headers;
  readonly #credential: string | null;
  readonly #hidden: readonly string[] | null;
  readonly #window: WindowUse | null;
  readonly #outcome: Outcome;
  readonly #fault: StruckFault | null;
  readonly #responseHeaders: RenderedAnswer['headers'];
  readonly #requestBody: Uint8Array | null;
  readonly #requestBytes: number;
  readonly #responseBody: string | Uint8Array | null;
  readonly #responseBytes: number;
  readonly #at: number;
  readonly #isFrozen: boolean;
  readonly #total: number;
  readonly #used: number;
  #shown: ShownEntry | null = null;

  constructor(request: RequestOnRecord, { outcome, answer, rule }: Ending) {
    const { tenant, body, path } = request;
    const content = answer?.content ?? '';
    this.id = request.id;
    this.#tables = request.tables;
    this.operation = request.operation;
    this.method = request.method;
    this.path = path;
    this.#headers = request.requestHeaders;
    this.#credential = request.credential;
    this.#hidden = request.hidden;
    this.#window = request.window;
    this.#outcome = outcome;
    this.rule = rule;
    this.#fault = request.fault;
    this.status = answer === null ? null : answer.status;
    this.#responseHeaders = answer === null ? NONE : answer.headers;
    this.#requestBytes = body === null ? 0 : body.length;
    this.#requestBody = body === null ? null : keptBytes(body);
    this.#responseBytes = lengthOf(content);
    this.#responseBody = keptContent(content, this.#responseBytes);
    this.time = request.startedAt;
    this.took = Math.max(0, systemClock.now() - request.startedAt);
    this.#at = tenant.now();
    this.#isFrozen = tenant.settings.clock.mode === 'manual';
    this.#total = tenant.account.total;
    this.#used = tenant.account.used;
    this.size = keptLength(this.#requestBody) + keptLength(this.#responseBody) + path.length;
  }

  get provider(): string {
    return this.#tables.provider;
  }

  get order(): number {
    return Number(this.id.slice(this.id.lastIndexOf('-') + 1));
  }

  brief(): EntryBrief {
    return { path: cleanPath(this.path, this.#secrets), outcome: outcomeText(this.#outcome) };
  }

  sentBody(): SentBody {
    const body = recordBody(this.#requestBody, undefined, this.#requestBytes);
    return { body, contentType: this.#headers['content-type'] };
  }

  show(): ShownEntry {
    this.#shown ??= this.build();
    return this.#shown;
  }

  build(): ShownEntry {
    if (this.#shown !== null) return this.#shown;
    const headers = this.#headers;
    const raw: JournalEntry = {
      id: this.id,
      kind: this.kind,
      ...(this.#isFrozen ? { at: new Date(this.#at).toISOString() } : {}),
      provider: this.#tables.provider,
      operation: this.operation,
      method: this.method,
      path: this.path,
      request: {
        headers: pick(headers, RECORDED_REQUEST_HEADERS),
        body: recordBody(this.#requestBody, undefined, this.#requestBytes),
      },
      outcome: outcomeText(this.#outcome),
      rule: this.rule,
      ...(this.#fault === null ? {} : { fault: shownFault(this.#fault) }),
      status: this.status,
      response: {
        headers: withoutHost(pick(lowerCased(this.#responseHeaders), RECORDED_RESPONSE_HEADERS), headers.host),
        body: this.#recordedAnswer(headers.host),
      },
    };
    const circumstances = {
      at: this.#at,
      ...explained(this.#tables, { outcome: this.#outcome, rule: this.rule, fault: this.#fault }),
      credits: { total: this.#total, used: this.#used },
      windows: windowsOf(this.#tables, this.#window),
    };
    return { entry: cleanEntry(raw, this.#secrets), circumstances };
  }

  /** The texts of the request that must not be shown anywhere. */
  get #secrets(): string[] {
    const own = this.#credential === null ? [] : [this.#credential];
    return [...own, ...(this.#hidden ?? []), ...credentialsIn(this.#headers)];
  }

  /** Answers that hold URLs of their own server name its host and port; a journal leaves them out. */
  #recordedAnswer(host: string | undefined) {
    const kept = this.#responseBody;
    const bytes = typeof kept === 'string' ? Buffer.from(kept) : kept;
    if (bytes === null || !host) return recordBody(bytes, undefined, this.#responseBytes);
    const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    if (!text.includes(host)) return recordBody(bytes, undefined, this.#responseBytes);
    const without = Buffer.from(text.toString('latin1').replaceAll(host, '{host}'), 'latin1');
    return recordBody(without, undefined, this.#responseBytes - bytes.length + without.length);
  }
}

const NONE: RenderedAnswer['headers'] = {};

const keptLength = (kept: string | Uint8Array | null): number => (kept === null ? 0 : lengthOf(kept));

function windowsOf(tables: ExchangeTables, window: WindowUse | null): ShownEntry['circumstances']['windows'] {
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
