import type { IncomingMessage } from 'node:http';
import type { Evidence } from '../../../src/base/evidence.ts';
import { isCredentialName } from '../../../src/base/secrets/credential-names.ts';
import { blankHeader } from '../../../src/base/secrets/places.ts';
import type { FaultEffect } from '../../../src/contracts/control/faults.ts';
import type { Scope } from '../../../src/contracts/providers.ts';
import type { FailureCatalogue } from '../../../src/contracts/types.ts';
import { recordBody } from '../world/journal.ts';
import type { About } from '../world/seams.ts';
import type { Tenant } from '../world/tenant.ts';
import type { WindowUse } from '../world/window.ts';
import { cleanEntry } from './clean-entry.ts';
import { faultName, type Outcome, outcomeText } from './outcome.ts';

/** The request headers in a journal: they decide an answer and do not depend on host, port or time. */
const RECORDED_REQUEST_HEADERS = ['accept', 'authorization', 'content-type', 'x-api-key', 'x-auth-email', 'x-auth-key'];
const RECORDED_RESPONSE_HEADERS = ['allow', 'content-type', 'location', 'retry-after'];

/** Methods that change nothing. */
const READS = ['GET', 'HEAD', 'OPTIONS', ''];

/** The facts about a server that its exchanges need. */
export interface ExchangeTables {
  readonly provider: string;
  readonly failures: FailureCatalogue;
  /** The meaning of a rule that is not a failure, and its evidence. */
  readonly rule: (id: string) => { readonly what: string; readonly evidence: Evidence } | null;
}

/** The facts from the credential and the path of a request. */
export interface Known {
  readonly scope: Scope | null;
  readonly operation: string | null;
  /** Texts that must not reach the journal. */
  readonly secrets: readonly string[];
}

/** One request on its way through a mock, with the facts known so far. */
export class Exchange {
  readonly id: string;
  readonly sequence: number;
  readonly tables: ExchangeTables;
  readonly tenant: Tenant;
  readonly scope: Scope | null;
  readonly method: string;
  /** Path and query as received. */
  readonly path: string;
  readonly operation: string | null;
  /** Headers that gates add to every answer. */
  readonly headers: Record<string, string> = {};
  /** The part of the body that was read. */
  body: Uint8Array | null = null;
  /** The fault that struck, if its effect changes the answer. */
  pending: FaultEffect | null = null;
  window: WindowUse | null = null;
  readonly #secrets: string[];
  readonly #requestHeaders: IncomingMessage['headers'];
  #recorded = false;

  constructor(
    tables: ExchangeTables,
    tenant: Tenant,
    request: { method: string; path: string; headers: IncomingMessage['headers'] },
    known: Known,
  ) {
    this.tables = tables;
    this.tenant = tenant;
    tenant.begin();
    this.sequence = tenant.count('request');
    this.id = `${tenant.name}-${this.sequence}`;
    this.method = request.method;
    this.path = request.path;
    this.#requestHeaders = request.headers;
    this.scope = known.scope;
    this.operation = known.operation;
    this.#secrets = [...known.secrets];
  }

  get about(): About {
    return {
      provider: this.tables.provider,
      operation: this.operation,
      tenant: this.tenant.name,
      sequence: this.sequence,
    };
  }

  /** Hides a secret of the request from the journal, in addition to its credential. */
  hide(secret: string): void {
    this.#secrets.push(secret);
  }

  /** Writes the journal entry, once. */
  record(
    outcome: Outcome,
    answer: { rule: string; status: number; headers: Readonly<Record<string, string>>; bytes: Uint8Array } | null,
  ): void {
    if (this.#recorded) return;
    this.#recorded = true;
    const { tenant } = this;
    const refused = answer !== null && answer.status >= 400;
    tenant.end(!refused && !READS.includes(this.method));
    const secrets = [...this.#secrets, ...credentialsIn(this.#requestHeaders)];
    const at = tenant.now();
    const frozen = tenant.settings.clock.mode === 'manual';
    tenant.journal.add(
      {
        id: this.id,
        ...(frozen ? { at: new Date(at).toISOString() } : {}),
        provider: this.tables.provider,
        operation: this.operation,
        method: this.method,
        path: this.path,
        request: {
          headers: pick(this.#requestHeaders, RECORDED_REQUEST_HEADERS),
          body: recordBody(this.body),
        },
        outcome: outcomeText(outcome),
        rule: answer?.rule ?? null,
        status: answer?.status ?? null,
        response: {
          headers: pick(lowerCased(answer?.headers ?? {}), RECORDED_RESPONSE_HEADERS),
          body: recordBody(withoutHost(answer?.bytes ?? null, this.#requestHeaders.host)),
        },
      },
      { at, ...this.#explain(outcome, answer?.rule ?? null), credits: { ...tenant.account }, windows: this.#windows() },
      (entry) => cleanEntry(entry, secrets),
    );
  }

  #explain(outcome: Outcome, rule: string | null): { what: string; remedy: string | null; evidence: Evidence | null } {
    const failure = rule === null ? undefined : this.tables.failures[rule];
    if (failure) return { what: failure.meaning, remedy: failure.remedy, evidence: failure.evidence };
    const known = rule === null ? null : this.tables.rule(rule);
    if (known) return { what: known.what, remedy: null, evidence: known.evidence };
    if (outcome.kind === 'fault') {
      const what = `A fault that the control API armed took the answer's place (${faultName(outcome)}).`;
      return { what, remedy: FAULT_REMEDY, evidence: null };
    }
    return {
      what: `The request ended without a catalogued answer (${outcomeText(outcome)}).`,
      remedy: null,
      evidence: null,
    };
  }

  #windows(): Record<string, { limit: number; seconds: number; used: number; remaining: number; resetAt: number }> {
    if (!this.window) return {};
    const { limit, seconds, used, remaining, resetAt } = this.window;
    return { [this.tables.provider]: { limit, seconds, used, remaining, resetAt } };
  }
}

const FAULT_REMEDY = 'It strikes as often as its rule says. DELETE /tenants/<name>/faults takes all of a tenant away.';

/** Answers with URLs of their own server contain its host and port; the journal leaves these out. */
function withoutHost(bytes: Uint8Array | null, host: string | undefined): Uint8Array | null {
  if (bytes === null || !host) return bytes;
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return text.includes(host) ? Buffer.from(text.toString('latin1').replaceAll(host, '{host}'), 'latin1') : bytes;
}

/** The values of headers that can carry a credential, recorded or not: they may occur elsewhere. */
function credentialsIn(headers: IncomingMessage['headers']): string[] {
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

const lowerCased = (headers: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
