import type { WaitingClock } from '../../src/base/clock.ts';
import { Secrets } from '../../src/base/secrets/secrets.ts';
import type { ProviderId } from '../../src/contracts/providers.ts';
import type { Exchange } from '../model/exchange.ts';
import { jsonOf } from '../model/paths.ts';
import type { Resource, Search } from '../model/resource.ts';
import { count } from '../model/show.ts';
import type { Credential } from '../model/target.ts';
import type { Budget } from './budget.ts';
import { sendCleaning } from './cleanup-wire.ts';
import { fingerprint } from './fingerprint.ts';
import { safeIds } from './guarded-wire.ts';
import type { Ledger, Standing } from './ledger.ts';
import { createPace, type Pace } from './pace.ts';
import { requestFor, resourceOf } from './resources.ts';

/** A resource that could not be removed or may exist, and why. */
export interface Leftover {
  readonly provider: ProviderId;
  readonly kind: string;
  /** Absent for resources that could not be searched for. */
  readonly id?: string;
  readonly why: string;
}

/** The result of cleaning up. */
export interface CleanUpResult {
  readonly removed: readonly Standing[];
  /** Resources that the provider cannot delete. */
  readonly retained: readonly Leftover[];
  /** Resources that are left against the plan: run `conform cleanup` again, or check the account. */
  readonly left: readonly Leftover[];
}

/** Options of cleaning up. */
export interface CleanUpOptions {
  readonly ledger: Ledger;
  readonly credentials: Readonly<Partial<Record<ProviderId, Credential>>>;
  readonly clock: WaitingClock;
  readonly pace?: Pace;
  /** Called for every request; it takes from the reserve for cleaning up. */
  readonly budget?: Budget;
  /** Milliseconds to wait for one answer. Default: 10,000. */
  readonly timeoutMs?: number;
  /** When it fires, nothing more is sent: what is left stays in the ledger. */
  readonly deadline?: AbortSignal;
  /** Called when another resource is removed, with how many are to be removed as far as is known. */
  readonly onRemoved?: (removed: number, of: number) => void;
}

const MAX_PAGES = 50;
/** Searches for resources whose ids are unknown: a request may still be on its way after its sender has ended. */
const LOOKS = 3;
const PAUSE_MS = 2_000;
/** The allowed delay of a provider's clock behind this machine's, in milliseconds. */
const CLOCK_SLACK_MS = 3_600_000;

/**
 * Removes what a run created: everything in its ledger, and everything that carries its marker. Never rejects for
 * faults of a provider. Other resources stay untouched.
 */
export async function cleanUp(options: CleanUpOptions): Promise<CleanUpResult> {
  const job = new CleanUp(options);
  for (const { provider, kind } of options.ledger.kinds()) {
    const resource = resourceOf(provider, kind);
    if (resource !== undefined) await job.clean(resource);
  }
  if (job.left.length === 0) await options.ledger.finish();
  return job;
}

class CleanUp implements CleanUpResult {
  readonly removed: Standing[] = [];
  readonly retained: Leftover[] = [];
  readonly left: Leftover[] = [];
  readonly #options: CleanUpOptions;
  readonly #pace: Pace;
  readonly #secrets: Secrets;

  constructor(options: CleanUpOptions) {
    this.#options = options;
    this.#pace = options.pace ?? createPace(options.clock);
    this.#secrets = new Secrets(Object.values(options.credentials).flatMap((one) => Object.values(one)));
  }

  async clean(resource: Resource): Promise<void> {
    const { provider, kind } = resource;
    const { ledger, credentials } = this.#options;
    const standing = ledger.standing().filter((item) => item.provider === provider && item.kind === kind);
    const open = ledger.open().filter((intent) => intent.provider === provider && intent.kind === kind);
    if (standing.length === 0 && open.length === 0) return;
    const trouble = this.#trouble(provider);
    if (trouble !== undefined) {
      for (const item of standing) this.left.push({ ...item, why: trouble });
      if (open.length > 0) this.left.push({ provider, kind, why: trouble });
      return;
    }
    const account = credentials[provider]?.accountId ?? '';
    for (const { id } of standing) await this.#remove(resource, account, id);
    for (let look = 1; open.length > 0 && look <= LOOKS; look += 1) {
      if (look > 1) await this.#pause();
      const found = await this.#find(resource, account);
      if (typeof found === 'string') {
        this.left.push({ provider, kind, why: `the resources with the marker could not be listed: ${found}` });
        break;
      }
      for (const id of found) if (!this.#isDone(resource, id)) await this.#remove(resource, account, id);
    }
    const unmarked = open.filter((intent) => !intent.marked);
    if (unmarked.length > 0) {
      const why = `${count(unmarked.length, 'request')} without an answer had no place for the marker (${unmarked[0]?.check})`;
      this.retained.push({ provider, kind, why });
    }
  }

  /** Why a provider cannot be cleaned with these credentials. */
  #trouble(provider: ProviderId): string | undefined {
    const { ledger, credentials } = this.#options;
    const credential = credentials[provider];
    if (credential === undefined) return 'no credential was given for this provider';
    const known = ledger.run.accounts[provider];
    const given = credential.accountId === undefined ? undefined : fingerprint(ledger.run.marker, credential.accountId);
    return known === given ? undefined : 'the given credential is for another account';
  }

  #isDone({ provider, kind }: Resource, id: string): boolean {
    const same = (one: { provider: string; kind: string; id?: string }) =>
      one.provider === provider && one.kind === kind && one.id === id;
    return this.removed.some(same) || this.retained.some(same) || this.left.some(same);
  }

  async #remove(resource: Resource, account: string, id: string): Promise<void> {
    const { provider, kind, retained } = resource;
    const item = { provider, kind, id };
    const { method, path } = requestFor(provider, resource.remove, { account, id });
    const exchange = await this.#send(provider, method, path);
    const status = exchange.response?.status ?? 0;
    const orders = await this.#ordersOf(resource, id);
    if ((status < 200 || status > 299) && !resource.restStatuses.includes(status)) {
      this.left.push({ ...item, why: this.#whyNot(exchange) });
    } else if (typeof orders === 'string') {
      this.left.push({ ...item, why: `its jobs could not be listed: ${orders}` });
    } else if (retained !== undefined && status !== 404) {
      await this.#options.ledger.retained(item, retained);
      this.retained.push({ ...item, why: retained });
    } else {
      await this.#options.ledger.removed(item);
      this.removed.push(item);
      this.#options.onRemoved?.(this.removed.length, this.removed.length + this.#options.ledger.standing().length);
    }
  }

  async #pause(): Promise<void> {
    const { clock, deadline } = this.#options;
    await clock.sleep(PAUSE_MS, deadline).catch((error: unknown) => {
      if (!deadline?.aborted) throw error;
    });
  }

  #whyNot({ response, problem }: Exchange): string {
    return this.#secrets.redact(
      response === null ? (problem?.text ?? 'no answer') : `the provider answered ${response.status}`,
    );
  }

  /** Stops jobs that the provider started for an item. Returns the reason if the provider does not list them. */
  async #ordersOf({ provider, orders }: Resource, id: string): Promise<undefined | string> {
    if (orders === undefined) return undefined;
    const exchange = await this.#list(provider, orders.operation, '', orders.query(id));
    const answer = jsonOf(exchange.response?.bytes ?? null);
    if (exchange.response?.status !== 200 || answer === undefined) return this.#whyNot(exchange);
    const atWork = safeIds(orders.resource, orders.read(answer, id), this.#secrets);
    for (const one of atWork) if (!this.#isDone(orders.resource, one)) await this.#remove(orders.resource, '', one);
    return undefined;
  }

  /** The ids of the resources with the marker, or why they could not be listed. */
  async #find(resource: Resource, account: string): Promise<readonly string[] | string> {
    const found = new Set<string>();
    for (const search of resource.searches) {
      const ids = await this.#search(resource, search, account);
      if (typeof ids === 'string') return ids;
      for (const id of ids) found.add(id);
    }
    return [...found];
  }

  async #search(resource: Resource, search: Search, account: string): Promise<readonly string[] | string> {
    const { marker, startedAt } = this.#options.ledger.run;
    const since = new Date(Date.parse(startedAt) - CLOCK_SLACK_MS).toISOString();
    const found: string[] = [];
    let previous = '';
    for (let page = 1; page <= MAX_PAGES; page += 1) {
      const exchange = await this.#list(
        resource.provider,
        search.operation,
        account,
        search.query({ marker, since, page }),
      );
      const status = exchange.response?.status ?? 0;
      const answer = jsonOf(exchange.response?.bytes ?? null);
      // Some lists refuse a page after the last one.
      if (page > 1 && status >= 400 && status < 500) return found;
      if (status !== 200 || answer === undefined) return this.#whyNot(exchange);
      const { listed, marked } = search.read(answer, marker);
      found.push(...safeIds(resource, marked, this.#secrets));
      const text = JSON.stringify(listed);
      if (listed.length === 0 || text === previous || search.isPast(listed, since)) return found;
      previous = text;
    }
    return `more than ${MAX_PAGES} pages`;
  }

  #list(provider: ProviderId, operation: string, account: string, query: string): Promise<Exchange> {
    const { method, path } = requestFor(provider, operation, { account });
    return this.#send(provider, method, `${path}?${query}`);
  }

  #send(provider: ProviderId, method: string, path: string): Promise<Exchange> {
    const { ledger, pace: _pace, ...common } = this.#options;
    const wire = { ...common, baseUrls: ledger.run.baseUrls, pace: this.#pace };
    return sendCleaning(wire, provider, { method, path });
  }
}
