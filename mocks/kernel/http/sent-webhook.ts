import type { IncomingHttpHeaders } from 'node:http';
import { systemClock } from '../../../src/base/clock.ts';
import type { EntryBrief, Kept, SentBody, ShownEntry } from '../world/journal-entry.ts';
import { recordBody } from '../world/recorded-body.ts';
import type { Tenant } from '../world/tenant.ts';
import { cleanEntry } from './clean-entry.ts';
import { shownFault, withFault } from './explained.ts';
import { lowerCased } from './lower-cased.ts';
import type { StruckFault } from './struck-fault.ts';

/** A webhook before it is sent. */
export interface WebhookToSend {
  readonly provider: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Texts that must not reach the journal. */
  readonly secrets?: readonly string[];
}

/**
 * What became of a webhook. `elsewhere`: its receiver is on another machine, and was not contacted. `dropped`: a fault kept it from
 * being sent.
 */
export type WebhookAnswer =
  | { readonly outcome: 'timeout' | 'unreachable' | 'elsewhere' | 'dropped' }
  | {
      readonly outcome: 'answered';
      readonly status: number;
      readonly headers: IncomingHttpHeaders;
      /** The beginning of the body. */
      readonly body: Uint8Array;
      /** Its whole length. */
      readonly bytes: number;
    };

/** What each outcome means, and what to do about it. */
const meanings: Readonly<Record<WebhookAnswer['outcome'], { readonly what: string; readonly remedy: string | null }>> =
  {
    answered: { what: 'The mock sent a webhook, and its receiver answered.', remedy: null },
    timeout: {
      what: 'The mock sent a webhook, and its receiver did not answer in time.',
      remedy: 'Answer first, work later.',
    },
    unreachable: {
      what: 'The mock tried to send a webhook, but no receiver answered at its address.',
      remedy: 'Start the receiver before the event, at the address that was set.',
    },
    dropped: { what: 'The mock did not send a webhook.', remedy: null },
    elsewhere: {
      what: 'The mock did not send a webhook: its receiver is not on this machine.',
      remedy: 'Mocks contact this machine alone. Set an address such as http://127.0.0.1:3000/hook.',
    },
  };

/** Headers of a receiver's answer that are worth keeping. */
const RECORDED_HEADERS = ['content-type', 'location', 'retry-after'];

/** A webhook and the answer of its receiver, as the journal of its tenant keeps it. */
export class SentWebhook implements Kept {
  readonly kind = 'webhook';
  readonly operation = null;
  readonly method = 'POST';
  readonly rule = null;
  readonly id: string;
  readonly order: number;
  readonly provider: string;
  readonly path: string;
  readonly time = systemClock.now();
  took = 0;
  readonly #webhook: WebhookToSend;
  readonly #circumstances: Pick<ShownEntry['circumstances'], 'at' | 'credits'>;
  readonly #isFrozen: boolean;
  readonly #fault: StruckFault | null;
  #answer: WebhookAnswer = { outcome: 'unreachable' };

  constructor(tenant: Tenant, webhook: WebhookToSend, fault: StruckFault | null = null) {
    this.#fault = fault;
    this.id = `${tenant.name}-w${tenant.count('webhook')}`;
    // After the requests that had begun by then.
    this.order = tenant.counted('request') + 0.5;
    this.provider = webhook.provider;
    const url = URL.canParse(webhook.url) ? new URL(webhook.url) : null;
    this.path = url === null ? '' : url.pathname + url.search;
    this.#webhook = webhook;
    this.#circumstances = { at: tenant.now(), credits: { ...tenant.account } };
    this.#isFrozen = tenant.settings.clock.mode === 'manual';
  }

  /** What was sent, with its secrets. */
  get webhook(): WebhookToSend {
    return this.#webhook;
  }

  /** Adds what became of it, at a time of the machine. */
  ended(answer: WebhookAnswer, now: number): this {
    this.#answer = answer;
    this.took = Math.max(0, now - this.time);
    return this;
  }

  get status(): number | null {
    return this.#answer.outcome === 'answered' ? this.#answer.status : null;
  }

  get size(): number {
    const answer = this.#answer.outcome === 'answered' ? this.#answer.body.length : 0;
    return this.#webhook.body.length + answer + this.#webhook.url.length;
  }

  brief(): EntryBrief {
    const { url, outcome, path } = this.build().entry;
    return { path: url ?? path, outcome };
  }

  sentBody(): SentBody {
    return { body: recordBody(Buffer.from(this.#webhook.body)), contentType: 'application/json' };
  }

  show(): ShownEntry {
    return this.build();
  }

  build(): ShownEntry {
    const { url, headers, body, secrets = [] } = this.#webhook;
    const answer = this.#answer;
    const { at, credits } = this.#circumstances;
    const entry = cleanEntry(
      {
        id: this.id,
        kind: this.kind,
        ...(this.#isFrozen ? { at: new Date(at).toISOString() } : {}),
        provider: this.provider,
        operation: null,
        method: this.method,
        path: this.path,
        url,
        attempts: answer.outcome === 'elsewhere' || answer.outcome === 'dropped' ? 0 : 1,
        request: { headers: lowerCased(headers), body: recordBody(Buffer.from(body)) },
        outcome: answer.outcome,
        rule: null,
        ...(this.#fault === null ? {} : { fault: shownFault(this.#fault) }),
        status: this.status,
        response:
          answer.outcome === 'answered'
            ? { headers: picked(answer.headers), body: recordBody(answer.body, undefined, answer.bytes) }
            : { headers: {}, body: { bytes: 0 } },
      },
      secrets,
    );
    const origin = URL.canParse(url) ? new URL(url).origin : '';
    return {
      entry: { ...entry, url: `${origin}${entry.path}` },
      circumstances: {
        at,
        ...withFault({ ...meanings[answer.outcome], evidence: null }, this.#fault),
        credits,
        windows: {},
      },
    };
  }
}

const picked = (headers: IncomingHttpHeaders): Record<string, string> =>
  Object.fromEntries(
    RECORDED_HEADERS.flatMap((name) => (headers[name] === undefined ? [] : [[name, String(headers[name])]])),
  );
