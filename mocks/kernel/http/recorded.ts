import { systemClock } from '../../../src/base/clock.ts';
import type { Found } from '../../../src/base/secrets/places.ts';
import { tokenOf } from '../../../src/contracts/scopes.ts';
import type { EntryBrief, JournalEntry, Kept, SentBody, ShownEntry } from '../world/journal-entry.ts';
import { keptContent, type RecordedBody, recordBody } from '../world/recorded-body.ts';
import type { OpenedTenant, RenderedAnswer } from '../world/seams.ts';
import { answerHeaders } from './answer-headers.ts';
import { cleanEntry } from './clean-entry.ts';
import { cleanPath } from './clean-path.ts';
import { explained, shownFault } from './explained.ts';
import type { ExchangeTables, RequestOnRecord } from './on-record.ts';
import { type Outcome, outcomeText } from './outcome.ts';
import type { StruckFault } from './struck-fault.ts';
import { lengthOf } from './write.ts';

/** How a request ended: its answer, if it got one, and the catalogue row that decided it. */
export interface Ending {
  readonly outcome: Outcome;
  readonly answer: RenderedAnswer | null;
  readonly rule: string | null;
}

/** What of the head of a request is kept: no credential. */
export interface KeptHead {
  /** Headers with their credentials blanked. */
  readonly shown: Readonly<Record<string, string>>;
  readonly host: string | undefined;
  /** Path and query. */
  readonly path: string;
  /** What the request's credential opens, if it is a token made from the name of its tenant: then it is no secret. */
  readonly token: OpenedTenant | null;
}

/**
 * A request and its answer, kept as they are until they are shown. Holds only what an entry needs, and numbers in its own fields: many
 * are kept, and a collector pays for each object. Holds no secret: `keepRecord` keeps a request that has one in its clean form.
 */
export class Recorded implements Kept {
  readonly size: number;
  readonly order: number;
  readonly operation: string | null;
  readonly method: string;
  readonly path: string;
  readonly rule: string | null;
  readonly status: number | null;
  readonly took: number;
  readonly #tables: ExchangeTables;
  readonly #tenant: string;
  readonly #requestHeaders: KeptHead['shown'];
  readonly #host: string | undefined;
  readonly #token: KeptHead['token'];
  readonly #limit: number;
  readonly #seconds: number;
  readonly #counted: number;
  readonly #remaining: number;
  readonly #resetIn: number;
  readonly #outcome: Outcome;
  readonly #fault: StruckFault | null;
  readonly #responseHeaders: RenderedAnswer['headers'];
  readonly #requestBody: string | null;
  readonly #requestBytes: number;
  readonly #responseBody: string | Uint8Array | null;
  readonly #responseBytes: number;
  readonly #begun: number;
  readonly #at: number;
  readonly #isFrozen: boolean;
  readonly #total: number;
  readonly #used: number;
  #shown: ShownEntry | null = null;

  constructor(request: RequestOnRecord, { outcome, answer, rule }: Ending, head: KeptHead) {
    const { tenant, body } = request;
    const { shown, host, path, token } = head;
    const content = answer?.content ?? '';
    this.#tenant = tenant.name;
    this.order = request.sequence;
    this.#tables = request.tables;
    this.operation = request.operation;
    this.method = request.method;
    this.path = path;
    this.#requestHeaders = shown;
    this.#host = host;
    this.#token = token;
    const { window } = request;
    const now = tenant.now();
    this.#limit = window === null ? NO_WINDOW : window.limit;
    this.#seconds = window === null ? 0 : window.seconds;
    this.#counted = window === null ? 0 : window.used;
    this.#remaining = window === null ? 0 : window.remaining;
    this.#resetIn = window === null ? 0 : window.resetAt - now;
    this.#outcome = outcome;
    this.rule = rule;
    this.#fault = request.fault;
    this.status = answer === null ? null : answer.status;
    this.#responseHeaders = answer === null ? NONE : answerHeaders(answer.headers);
    this.#requestBytes = body === null ? 0 : body.length;
    this.#requestBody = request.latin1;
    this.#responseBytes = lengthOf(content);
    this.#responseBody = keptContent(content, this.#responseBytes);
    this.#begun = request.startedAt - LOADED_AT;
    this.took = Math.max(0, systemClock.now() - request.startedAt);
    this.#at = now - LOADED_AT;
    this.#isFrozen = tenant.settings.clock.mode === 'manual';
    this.#total = tenant.account.total;
    this.#used = tenant.account.used;
    this.size = keptLength(this.#requestBody) + keptLength(this.#responseBody) + path.length;
  }

  get kind(): 'request' {
    return 'request';
  }

  get time(): number {
    return LOADED_AT + this.#begun;
  }

  get provider(): string {
    return this.#tables.provider;
  }

  get id(): string {
    return `${this.#tenant}-${this.order}`;
  }

  brief(): EntryBrief {
    return { path: cleanPath(this.path, this.#secrets), outcome: outcomeText(this.#outcome) };
  }

  sentBody(): SentBody {
    return { body: this.#sentBody(), contentType: this.#requestHeaders['content-type'] };
  }

  show(): ShownEntry {
    this.#shown ??= this.build();
    return this.#shown;
  }

  build(): ShownEntry {
    return this.#shown ?? this.buildWithout(this.#secrets);
  }

  /** Builds the entry without these secrets, and without what stands in places of credentials, which `onFound` receives. */
  buildWithout(secrets: readonly string[], onFound?: Found): ShownEntry {
    const at = LOADED_AT + this.#at;
    const host = this.#host;
    const raw: JournalEntry = {
      id: this.id,
      kind: this.kind,
      ...(this.#isFrozen ? { at: new Date(at).toISOString() } : {}),
      provider: this.#tables.provider,
      operation: this.operation,
      method: this.method,
      path: this.path,
      request: {
        headers: this.#requestHeaders,
        body: this.#sentBody(),
      },
      outcome: outcomeText(this.#outcome),
      rule: this.rule,
      ...(this.#fault === null ? {} : { fault: shownFault(this.#fault) }),
      status: this.status,
      response: {
        headers: withoutHost(this.#responseHeaders, host),
        body: this.#recordedAnswer(host),
      },
    };
    const circumstances = {
      at,
      ...explained(this.#tables, { outcome: this.#outcome, rule: this.rule, fault: this.#fault }),
      credits: { total: this.#total, used: this.#used },
      windows: this.#windows(at),
    };
    return { entry: cleanEntry(raw, secrets, onFound), circumstances };
  }

  #windows(at: number): ShownEntry['circumstances']['windows'] {
    if (this.#limit === NO_WINDOW) return {};
    const resetAt = at + this.#resetIn;
    const counts = { used: this.#counted, remaining: this.#remaining, resetAt };
    return { [this.#tables.provider]: { limit: this.#limit, seconds: this.#seconds, ...counts } };
  }

  /** The texts of the request that must not be shown anywhere. */
  get #secrets(): string[] {
    const token = this.#token;
    return token === null ? [] : [tokenOf(token.tenant, token.scope)];
  }

  #sentBody(): RecordedBody {
    const bytes = this.#requestBody === null ? null : Buffer.from(this.#requestBody, 'latin1');
    return recordBody(bytes, undefined, this.#requestBytes);
  }

  /** What is kept of the request's body, as it came, its bytes as Latin-1. */
  get sent(): string | null {
    return this.#requestBody;
  }

  /** What is kept of the answer's body. */
  get answered(): string | Uint8Array | null {
    return this.#responseBody;
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

/** The limit of a request that no window counted. */
const NO_WINDOW = -1;

/** Times are kept from here on: V8 holds a small whole number in its field, and makes an object of a large one. */
const LOADED_AT = systemClock.now();

const keptLength = (kept: string | Uint8Array | null): number => (kept === null ? 0 : lengthOf(kept));

/** A Location on the server of the request itself, without host and port. */
function withoutHost(picked: RenderedAnswer['headers'], host: string | undefined): RenderedAnswer['headers'] {
  const { location } = picked;
  return location === undefined || !host ? picked : { ...picked, location: location.replace(`//${host}`, '//{host}') };
}
