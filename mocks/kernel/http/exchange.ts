import { isAscii } from 'node:buffer';
import type { IncomingMessage } from 'node:http';
import { systemClock } from '../../../src/base/clock.ts';
import type { JsonValue } from '../../../src/base/json.ts';
import type { FaultEffect } from '../../../src/contracts/control/faults.ts';
import type { Scope } from '../../../src/contracts/providers.ts';
import { BODY_CAP, keptBytes, latin1Of } from '../world/recorded-body.ts';
import type { About, Property, RenderedAnswer } from '../world/seams.ts';
import type { Tenant } from '../world/tenant.ts';
import type { WindowUse } from '../world/window.ts';
import type { World } from '../world/world.ts';
import { parseJson, parseJsonText } from './json-body.ts';
import { keepRecord } from './keep-record.ts';
import type { ExchangeTables, RequestOnRecord } from './on-record.ts';
import type { Outcome } from './outcome.ts';
import type { StruckFault } from './struck-fault.ts';

/** Methods that change nothing. */
const READS = ['GET', 'HEAD', 'OPTIONS', ''];

/** What the credential and the path of a request say. */
export interface Known {
  readonly scope: Scope | null;
  readonly operation: string | null;
  /** The credential that the request presents: it must not reach the journal. */
  readonly credential: string | null;
}

/** One request on its way through a mock, and what is known of it so far. */
export class Exchange implements RequestOnRecord {
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
  /** The effect that waits for the answer. */
  pending: FaultEffect | null = null;
  fault: StruckFault | null = null;
  window: WindowUse | null = null;
  readonly credential: string | null;
  hidden: string[] | null = null;
  readonly requestHeaders: IncomingMessage['headers'];
  readonly startedAt = systemClock.now();
  #body: Uint8Array | null = null;
  #latin1: string | null = null;
  #isRecorded = false;
  #about: About | null = null;

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
    this.requestHeaders = request.headers;
    this.scope = known.scope;
    this.operation = known.operation;
    this.credential = known.credential;
  }

  get about(): About {
    this.#about ??= {
      provider: this.tables.provider,
      operation: this.operation,
      tenant: this.tenant.name,
      sequence: this.sequence,
      path: this.path,
    };
    return this.#about;
  }

  /**
   * The tenant whose account, window or state the request uses. The request's own tenant stays the one that it began with, also where
   * a restored one has taken its place.
   */
  owner(world: World, property: Property, about = this.about): Tenant {
    const name = world.seams.ownerOf(this.tenant.name, property, about);
    return name === this.tenant.name ? this.tenant : world.tenant(name);
  }

  /** The part of the body that was read. */
  get body(): Uint8Array | null {
    return this.#body;
  }

  set body(bytes: Uint8Array | null) {
    this.#body = bytes;
    this.#latin1 = null;
  }

  get latin1(): string | null {
    if (this.#body !== null) this.#latin1 ??= latin1Of(keptBytes(this.#body));
    return this.#latin1;
  }

  /** The JSON value of the body; undefined for another body. */
  get json(): JsonValue | undefined {
    if (this.#body === null) return undefined;
    // Letters of ASCII are the same in Latin-1 and UTF-8, and the record needs the text in any case.
    const isText = this.#body.length <= BODY_CAP && isAscii(this.#body);
    return isText ? parseJsonText(this.latin1 ?? '') : parseJson(this.#body);
  }

  /** Hides a secret of the request from the journal, in addition to its credential. */
  hide(secret: string): void {
    this.hidden ??= [];
    this.hidden.push(secret);
  }

  /** Writes the journal entry, once. `rule` is the catalogue row that decided the answer. */
  record(outcome: Outcome, answer: RenderedAnswer | null, rule: string | null = null): void {
    if (this.#isRecorded) return;
    this.#isRecorded = true;
    const refused = answer !== null && answer.status >= 400;
    this.tenant.end(!refused && !READS.includes(this.method));
    this.tenant.journal.add(keepRecord(this, { outcome, answer, rule }));
    // A large body is not kept for its beginning.
    this.body = null;
  }

  /** True once the request's journal entry is written. */
  get isRecorded(): boolean {
    return this.#isRecorded;
  }
}
