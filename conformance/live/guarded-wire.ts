import type { WaitingClock } from '../../src/base/clock.ts';
import { isJsonObject, type JsonValue } from '../../src/base/json.ts';
import type { Secrets } from '../../src/base/secrets/secrets.ts';
import type { ProviderId } from '../../src/contracts/providers.ts';
import { type Amounts, NOTHING } from '../model/amounts.ts';
import { type Exchange, headerOf, type WireRequest } from '../model/exchange.ts';
import { jsonOf } from '../model/paths.ts';
import type { Resource } from '../model/resource.ts';
import type { Sending, Wire } from '../model/target.ts';
import { SkipSignal } from '../model/verdict.ts';
import { creditsOf } from '../providers/price.ts';
import { interrupted, unlessInterrupted } from '../run/interrupted.ts';
import { strangerOf } from '../run/own-host.ts';
import { secondsToWait } from '../run/rate-wait.ts';
import { cutOnWire } from '../run/wire/cut.ts';
import { cutExchange } from '../run/wire/plain.ts';
import { sendOnWire } from '../run/wire/send.ts';
import { type Budget, BudgetError } from './budget.ts';
import { type Effect, effectOf } from './classify.ts';
import type { Ledger } from './ledger.ts';
import { LONGEST_HOLD, type Pace } from './pace.ts';
import { maxCost } from './prices.ts';

/** The guards of a live run's requests. */
export interface Guards {
  readonly baseUrls: Readonly<Partial<Record<ProviderId, string>>>;
  readonly budget: Budget;
  readonly pace: Pace;
  readonly ledger: Ledger;
  readonly clock: WaitingClock;
  readonly secrets: Secrets;
  /** After it fires, checks send no more requests. */
  readonly signal?: AbortSignal | undefined;
}

/** Requests reserved for removing one resource: the removal, a repetition, and a read of its jobs. */
const REQUESTS_TO_REMOVE = 3;
/** Requests reserved for finding resources whose ids are unknown, once for each kind. */
const REQUESTS_TO_FIND = 8;

const RETRY_PAUSE_MS = 1_000;

/** The facts about a request before it is sent. */
interface Prepared {
  readonly request: WireRequest;
  readonly cost: Amounts;
  readonly reserved: number;
  readonly effect: Effect;
  readonly marked: boolean;
}

/**
 * The wire of a live run. A request is sent only if it touches only resources that the run created, fits the budget and
 * the pace, and, if it creates a resource, has the marker and an entry in the ledger. A request that met a broken
 * connection is sent once more, and counts twice.
 */
export class GuardedWire implements Wire {
  readonly #guards: Guards;
  readonly #found = new Set<string>();

  constructor(guards: Guards) {
    this.#guards = guards;
  }

  async send(request: WireRequest, sending: Sending): Promise<Exchange> {
    const prepared = this.#prepare(request, sending);
    const first = await this.#once(prepared, sending);
    if (sending.once || !isBrokenConnection(first)) return first;
    const { clock, signal } = this.#guards;
    await unlessInterrupted(signal, () => clock.sleep(RETRY_PAUSE_MS, signal));
    try {
      return await this.#once(prepared, sending);
    } catch (error) {
      if (error instanceof SkipSignal) return first;
      throw error;
    }
  }

  async cut(request: WireRequest, bytes: number, sending: Sending): Promise<void> {
    const prepared = this.#prepare(request, sending);
    await this.#begin(prepared, sending);
    sending.onExchange(cutExchange(request));
    await cutOnWire(prepared.request, bytes);
  }

  async #once(prepared: Prepared, sending: Sending): Promise<Exchange> {
    const intent = await this.#begin(prepared, sending);
    const exchange = await sendOnWire(prepared.request, sending.limits, sending.agent);
    sending.onExchange(exchange);
    await this.#settle(prepared, exchange, intent, sending);
    return exchange;
  }

  /** Takes the cost, waits for the pace and writes ahead. @throws {SkipSignal} */
  async #begin(prepared: Prepared, { check }: Sending): Promise<number | null> {
    const { budget, pace, ledger, signal } = this.#guards;
    const { cost, reserved, effect } = prepared;
    if (signal?.aborted) throw interrupted();
    const removes = this.#removes(effect);
    try {
      if (removes) budget.takeReserved(check.provider);
      else budget.take(check.provider, cost, reserved, check.id);
    } catch (error) {
      if (error instanceof BudgetError) throw new SkipSignal(error.message, 'budget');
      throw error;
    }
    try {
      if (!check.exhaustive) await pace[check.provider].turn(signal);
      if (signal?.aborted) throw interrupted();
    } catch (error) {
      if (!signal?.aborted) throw error;
      // The request is not sent, so it costs nothing.
      budget.cancel(check.provider, cost, removes ? 0 : reserved, check.id);
      throw interrupted();
    }
    if (effect.type !== 'create') return null;
    const { provider, kind } = effect.resource;
    this.#found.add(`${provider} ${kind}`);
    return ledger.intend({ provider, kind, check: check.id, marked: prepared.marked });
  }

  async #settle(prepared: Prepared, exchange: Exchange, intent: number | null, { check }: Sending): Promise<void> {
    const { budget, pace, ledger, clock } = this.#guards;
    const { effect, cost, reserved } = prepared;
    const status = exchange.response?.status ?? 0;
    const refused = status >= 400 && status < 500;
    const arrived = exchange.problem?.kind !== 'not-connected';
    if (refused || !arrived) budget.giveBack(check.provider, cost, check.id);
    if (status >= 200 && status < 300) {
      const overTaken = Math.max(0, cost.credits - Math.max(creditsOf(check.provider, exchange), chargedBy(exchange)));
      budget.giveBack(check.provider, { ...NOTHING, credits: overTaken }, check.id);
    }
    if (intent !== null && effect.type === 'create') {
      const ids = refused || status < 200 || status > 299 ? [] : this.#idsIn(effect, exchange);
      if (refused || !arrived || ids.length > 0) await ledger.answered(intent, ids);
      if (refused || !arrived) budget.release(check.provider, reserved);
    }
    if (this.#removes(effect) && ((status >= 200 && status < 300) || status === 404)) {
      const { provider, kind } = effect.resource;
      await ledger.removed({ provider, kind, id: effect.id });
      budget.release(provider, REQUESTS_TO_REMOVE - 1);
    }
    const asksToWait = status === 429 || (status === 503 && headerOf(exchange.response?.headers ?? [], 'retry-after'));
    if (asksToWait && !check.exhaustive) {
      pace[check.provider].holdOff(Math.min(LONGEST_HOLD, secondsToWait(exchange, clock.now())) * 1000);
    }
  }

  /** @throws {SkipSignal} for a request that must not be sent */
  #prepare(request: WireRequest, { check }: Sending): Prepared {
    const { baseUrls, ledger } = this.#guards;
    const stranger = strangerOf(request, baseUrls[check.provider] ?? 'https://nowhere.invalid');
    if (stranger !== undefined) throw new SkipSignal(`would send a credential to ${stranger}`);
    const effect = effectOf(check.provider, request);
    const cost = maxCost(check.provider, request);
    const plain = { request, cost, effect, reserved: 0, marked: false };
    if (effect.type === 'forbidden') throw new SkipSignal(`would change ${effect.what}; a live run never does`);
    if (
      effect.type === 'touch' &&
      !this.#owns(effect.resource, effect.id) &&
      !effect.resource.unusedIds.includes(effect.id)
    ) {
      throw new SkipSignal(`would touch a ${effect.resource.kind} that this run did not create`);
    }
    if (effect.type !== 'create') return plain;
    const { resource, creator } = effect;
    const marked = creator.mark(request, ledger.run.marker);
    const count = creator.count(request);
    const finding = this.#found.has(`${resource.provider} ${resource.kind}`) ? 0 : REQUESTS_TO_FIND;
    return {
      effect,
      request: marked ?? request,
      marked: marked !== null,
      cost: { ...cost, resources: count },
      reserved: finding + count * REQUESTS_TO_REMOVE,
    };
  }

  /** True for a request that removes an existing resource: it uses reserved requests. */
  #removes(effect: Effect): effect is Extract<Effect, { type: 'touch' }> {
    if (effect.type !== 'touch' || !effect.whole) return false;
    return this.#guards.ledger.stands(effect.resource.provider, effect.resource.kind, effect.id);
  }

  #owns(resource: Resource, id: string): boolean {
    return this.#guards.ledger.owns(resource.provider, resource.kind, id);
  }

  #idsIn({ creator, resource }: Extract<Effect, { type: 'create' }>, exchange: Exchange): string[] {
    const { headers = [], bytes = null } = exchange.response ?? {};
    const ids = creator.idsIn((jsonOf(bytes) ?? null) as JsonValue, (name) => headerOf(headers, name));
    return safeIds(resource, ids, this.#guards.secrets);
  }
}

/** Ids of the expected form that are not a secret; the search by marker finds the rest. */
export function safeIds(resource: Resource, ids: readonly unknown[], secrets: Secrets): string[] {
  const texts = ids.map((id) => (typeof id === 'string' || typeof id === 'number' ? String(id) : ''));
  return texts.filter((id) => resource.idForm.test(id) && secrets.redact(id) === id);
}

/** True when there was no connection, or it broke before an answer began. Other problems are not repeated. */
const isBrokenConnection = ({ problem }: Exchange): boolean =>
  problem?.kind === 'not-connected' || problem?.kind === 'connection-broken';

/** The credits that an answer reports; 0 if it reports none. */
function chargedBy({ response }: Exchange): number {
  const answer = jsonOf(response?.bytes ?? null);
  const said = isJsonObject(answer) ? answer.credits : undefined;
  return typeof said === 'number' && said > 0 ? said : 0;
}
