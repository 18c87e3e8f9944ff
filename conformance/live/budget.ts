import type { ProviderId } from '../../src/contracts/providers.ts';
import { type Amounts, NOTHING, type Unit, units } from '../model/amounts.ts';

/** Limits by unit for the whole run (`requests`), or for one provider (`translateplus.credits`). */
export type BudgetLimits = Readonly<Record<string, number>>;

/** The next call would exceed a limit, so it was not sent. */
export class BudgetError extends Error {
  override readonly name = 'BudgetError';

  constructor(name: string, limit: number, spent: number, next: number) {
    super(`the budget ${name}=${limit} is too small: ${spent} spent or reserved, the next call needs ${next} more`);
  }
}

/** The account of a run. The most that a call can cost is taken before it is sent, and returned only for a refusal. */
export class Budget {
  readonly #limits: BudgetLimits;
  readonly #spent = new Map<ProviderId, Record<Unit, number>>();
  readonly #byCheck = new Map<string, Amounts>();
  readonly #reserved = new Map<ProviderId, number>();

  constructor(limits: BudgetLimits) {
    this.#limits = limits;
  }

  /**
   * Takes the cost of one call. `reserved` requests are kept for removing what it creates.
   * @throws {BudgetError} before anything is taken
   */
  take(provider: ProviderId, cost: Amounts, reserved = 0, check = ''): void {
    const next = { ...cost, requests: cost.requests + reserved };
    const [own, all] = [this.#reservedBy(provider), [...this.#reserved.values()].reduce((sum, one) => sum + one, 0)];
    for (const unit of units) {
      const isRequests = unit === 'requests';
      this.#demand(unit, this.total()[unit] + (isRequests ? all : 0), next[unit]);
      this.#demand(`${provider}.${unit}`, this.spentBy(provider)[unit] + (isRequests ? own : 0), next[unit]);
    }
    this.#add(provider, cost, 1);
    this.#reserved.set(provider, own + reserved);
    this.#byCheck.set(check, sum(this.takenFor(check), cost));
  }

  /** The amounts that one check has used. */
  takenFor(check: string): Amounts {
    return this.#byCheck.get(check) ?? NOTHING;
  }

  /**
   * Takes a request for removing a resource: from the provider's reserve, else as any other request.
   * @throws {BudgetError} if neither has one left
   */
  takeReserved(provider: ProviderId): void {
    const one = { ...NOTHING, requests: 1 };
    const held = this.#reservedBy(provider);
    if (held === 0) {
      this.take(provider, one);
      return;
    }
    this.#reserved.set(provider, held - 1);
    this.#add(provider, one, 1);
  }

  /** Releases requests that were reserved for a resource which no longer needs removing. */
  release(provider: ProviderId, requests: number): void {
    this.#reserved.set(provider, Math.max(0, this.#reservedBy(provider) - requests));
  }

  /** Returns the amounts of a refused call; the request itself is spent. */
  giveBack(provider: ProviderId, cost: Amounts, check = ''): void {
    this.#add(provider, { ...cost, requests: 0 }, -1);
    this.#byCheck.set(check, sum(this.takenFor(check), { ...cost, requests: 0 }, -1));
  }

  /** Returns everything that was taken for a call that was not sent. */
  cancel(provider: ProviderId, cost: Amounts, reserved: number, check: string): void {
    this.#add(provider, cost, -1);
    this.#byCheck.set(check, sum(this.takenFor(check), cost, -1));
    this.release(provider, reserved);
  }

  /** The amounts that one provider has used so far. */
  spentBy(provider: ProviderId): Amounts {
    return { ...(this.#spent.get(provider) ?? NOTHING) };
  }

  /** The limits of the run, by unit or `provider.unit`. */
  get limits(): BudgetLimits {
    return this.#limits;
  }

  /** The total that was spent. */
  total(): Amounts {
    const total = { ...NOTHING } as Record<Unit, number>;
    for (const amounts of this.#spent.values()) for (const unit of units) total[unit] += amounts[unit];
    return total;
  }

  #add(provider: ProviderId, cost: Amounts, sign: 1 | -1): void {
    const spent = { ...this.spentBy(provider) } as Record<Unit, number>;
    for (const unit of units) spent[unit] += sign * cost[unit];
    this.#spent.set(provider, spent);
  }

  #reservedBy(provider: ProviderId): number {
    return this.#reserved.get(provider) ?? 0;
  }

  #demand(name: string, spent: number, next: number): void {
    const limit = Object.hasOwn(this.#limits, name) ? this.#limits[name] : undefined;
    if (limit !== undefined && next > 0 && spent + next > limit) throw new BudgetError(name, limit, spent, next);
  }
}

const sum = (left: Amounts, right: Amounts, sign: 1 | -1 = 1): Amounts => ({
  requests: left.requests + sign * right.requests,
  credits: left.credits + sign * right.credits,
  minutes: left.minutes + sign * right.minutes,
  resources: left.resources + sign * right.resources,
});
