import { type AdjustableClock, type Clock, createClock } from '../../../src/base/clock.ts';
import { deriveHex, deriveUuid } from '../../../src/base/derive.ts';
import type { JsonObject } from '../../../src/base/json.ts';
import { clampTime, isTime, TIME_RANGE } from '../../../src/base/time-range.ts';
import type { FaultRule } from '../../../src/contracts/control/faults.ts';
import type { TranslationBook } from '../../../src/contracts/seed/translation-book.ts';
import { ArmedFaults } from './armed-faults.ts';
import type { Bounds } from './bounds.ts';
import type { CreditAccount } from './credits.ts';
import { type DueEffect, DueQueue } from './due-queue.ts';
import type { ArmedFault, FaultSource } from './faults.ts';
import { defaultCaps, Journal } from './journal.ts';
import type { JournalBudget } from './journal-budget.ts';
import { emptyBook, joinBooks, joinTranslations, type SeedBook, type SeedSource } from './seeds/seed-book.ts';
import { mergeSettings, type SettingsPatch, type TenantSettings } from './settings.ts';
import { emptyWindow, type WindowState } from './window.ts';

/** Carries out a planned effect; may send a message, which takes real time. */
export type EffectRunner = (tenant: Tenant, effect: DueEffect) => Promise<void> | void;

/** The parts of a tenant besides its settings. */
export interface TenantParts {
  readonly machine: Clock;
  readonly runEffect: EffectRunner;
  readonly journals: JournalBudget;
  readonly bounds: Bounds;
  /** True for a tenant with its own settings. */
  readonly isOwn: boolean;
  readonly seeds: SeedSource;
  /** Adds the state that seeds state to a tenant that was opened or reset. */
  readonly plant: (tenant: Tenant) => void;
}

/** The sandbox behind one set of credentials. Tenants share nothing. */
export class Tenant {
  readonly name: string;
  readonly bounds: Bounds;
  readonly journal: Journal;
  readonly plans = new DueQueue();
  readonly account: CreditAccount = { total: 0, used: 0 };
  /** Rate windows by provider. */
  readonly windows = new Map<string, WindowState>();
  readonly faults = new ArmedFaults();
  #settings: TenantSettings;
  #opened: TenantSettings;
  #clock: AdjustableClock;
  readonly #machine: Clock;
  readonly #counters = new Map<string, number>();
  readonly #state = new Map<string, object>();
  readonly #runEffect: EffectRunner;
  readonly #seeds: SeedSource;
  readonly #plant: (tenant: Tenant) => void;
  #book: SeedBook = emptyBook;
  /** True for a tenant with its own settings, faults or clock. */
  #isOwn: boolean;
  /** True after a request has changed something. */
  #isWritten = false;
  #requests = 0;
  /** Grows with every use of any tenant. */
  lastUsed = 0;
  #timer: NodeJS.Timeout | null = null;
  #working: Promise<number> | null = null;

  constructor(name: string, settings: TenantSettings, parts: TenantParts) {
    const { machine, runEffect, journals, bounds } = parts;
    this.bounds = bounds;
    this.name = name;
    this.#isOwn = parts.isOwn;
    this.journal = new Journal({ ...defaultCaps, entries: bounds.journalEntries }, journals, name);
    this.#opened = settings;
    this.#settings = settings;
    this.#machine = machine;
    this.#runEffect = runEffect;
    this.#seeds = parts.seeds;
    this.#plant = parts.plant;
    this.#clock = createClock(settings.clock, machine);
    this.account.total = settings.credits;
    this.#plant(this);
  }

  /** True while the tenant holds nothing but its journal: the next request opens it as it was. */
  get isExpendable(): boolean {
    const isUsed = this.#isOwn || this.#isWritten || this.#requests > 0 || this.#working !== null;
    return !isUsed && this.plans.size === 0 && this.faults.isRenewable && this.account.used === 0;
  }

  /** Counts the start of a request. */
  begin(): void {
    this.#requests += 1;
  }

  /** Counts the end of a request. @param changed the request may have changed something */
  end(changed: boolean): void {
    this.#requests -= 1;
    this.#isWritten ||= changed;
  }

  /** What its seeds say: what was planted in it, then the seed of its name, then the seed of all tenants. */
  get books(): readonly SeedBook[] {
    return [this.#book, ...this.#seeds(this.name)];
  }

  /** What its seeds say about translations; undefined if they say nothing. */
  get translations(): TranslationBook | undefined {
    const { rules, files } = joinTranslations(this.books.map(({ translated }) => translated));
    return rules.length + files.length === 0 ? undefined : { rules, files };
  }

  /** Adds a book in front of those planted before. */
  addBook(book: SeedBook): void {
    this.#isOwn = true;
    this.#book = joinBooks(book, this.#book);
  }

  get settings(): TenantSettings {
    return this.#settings;
  }

  /** Clock time in milliseconds. */
  now(): number {
    return this.#clock.now();
  }

  /** The value of a switch by its full name. */
  switch(fullName: string): string {
    return this.#settings.switches[fullName] ?? '';
  }

  /** The next number of that kind; the first is 1. */
  count(kind: string): number {
    const next = (this.#counters.get(kind) ?? 0) + 1;
    this.#counters.set(kind, next);
    return next;
  }

  /** How many of that kind there are. */
  counted(kind: string): number {
    return this.#counters.get(kind) ?? 0;
  }

  /** The next id of that kind: hex digits that depend on tenant, seed, kind and how many came before. */
  nextHex(kind: string, length: number): string {
    return deriveHex(length, this.name, this.#settings.seed, kind, this.count(kind));
  }

  /** The next UUID of that kind, derived like `nextHex`. */
  nextUuid(kind: string): string {
    return deriveUuid(this.name, this.#settings.seed, kind, this.count(kind));
  }

  /** A provider's state: plain JSON data, made on first use. */
  state<State extends object>(provider: string, create: () => State): State {
    let state = this.#state.get(provider);
    if (!state) {
      state = create();
      this.#state.set(provider, state);
    }
    return state as State;
  }

  /** A provider's rate window. */
  window(provider: string): WindowState {
    let window = this.windows.get(provider);
    if (!window) {
      window = emptyWindow();
      this.windows.set(provider, window);
    }
    return window;
  }

  /** Plans an effect `seconds` from now. */
  plan(seconds: number, kind: string, data: JsonObject): void {
    this.plans.plan(clampTime(this.now() + Math.round(seconds * 1000)), kind, data);
    this.#arm();
  }

  /**
   * Carries out every effect that is due by now, in order; returns their number. While effects are running it returns at
   * once: the receiver of a webhook may call the mock before it answers, and must not wait for itself.
   */
  settle(): Promise<number> {
    return this.hasDue ? this.#inTurn(() => this.#runUntil(this.now())) : Promise.resolve(0);
  }

  /** True if `settle` has an effect to carry out. */
  get hasDue(): boolean {
    return this.#working === null && (this.plans.nextAt ?? Number.POSITIVE_INFINITY) <= this.now();
  }

  /**
   * Moves the clock forward; every effect that becomes due happens at its own time, deliveries included.
   * @throws {RangeError} beyond the range of a clock; the clock does not move then
   */
  advance(seconds: number): Promise<number> {
    this.#isOwn = true;
    return this.#inTurn(async () => {
      const target = this.now() + Math.round(seconds * 1000);
      if (!(seconds >= 0) || !isTime(target)) throw new RangeError(`a clock moves forward, up to ${TIME_RANGE}`);
      const effects = await this.#runUntil(target);
      const rest = target - this.now();
      if (rest > 0) this.#clock.advance(rest);
      return effects;
    });
  }

  /** Adds a fault and returns it with its id. */
  addFault(rule: FaultRule, source: FaultSource = 'control'): ArmedFault {
    return this.faults.add(rule, { source, now: this.now() });
  }

  /** Changes settings in place. New credits start a fresh account; a new clock starts at its own time. */
  update(patch: SettingsPatch): void {
    this.#isOwn = true;
    this.#settings = mergeSettings(this.#settings, patch);
    if (patch.credits !== undefined) Object.assign(this.account, { total: patch.credits, used: 0 });
    if (patch.clock !== undefined) this.#clock = createClock(this.#settings.clock, this.#machine);
    if (patch.limits !== undefined) for (const provider of Object.keys(patch.limits)) this.windows.delete(provider);
    this.#arm();
  }

  /** Resets the tenant to its state at opening. */
  reset(): void {
    this.close();
    this.#settings = this.#opened;
    this.#clock = createClock(this.#opened.clock, this.#machine);
    Object.assign(this.account, { total: this.#opened.credits, used: 0 });
    this.windows.clear();
    this.faults.reset();
    this.#book = emptyBook;
    this.journal.clear();
    this.#counters.clear();
    this.#state.clear();
    this.#plant(this);
  }

  /** Drops all plans and stops the timer. */
  close(): void {
    this.plans.clear();
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
  }

  async #runUntil(target: number): Promise<number> {
    let effects = 0;
    for (let effect = this.plans.takeDue(target); effect; effect = this.plans.takeDue(target)) {
      const ahead = effect.at - this.now();
      if (ahead > 0) this.#clock.advance(ahead);
      await this.#runEffect(this, effect);
      effects += 1;
    }
    return effects;
  }

  /** Runs jobs one after another, so that two callers never carry out effects at the same time. */
  #inTurn(work: () => Promise<number>): Promise<number> {
    const turn: Promise<number> = (this.#working ?? Promise.resolve(0)).then(work, work).finally(() => {
      if (this.#working === turn) this.#working = null;
      this.#arm();
    });
    this.#working = turn;
    return turn;
  }

  /** Sets the timer by which real and scaled clocks carry out effects without a request. */
  #arm(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    // The running caller sets it afterwards.
    if (this.#working !== null) return;
    const at = this.plans.nextAt;
    const wait = at === null ? null : this.#clock.realTimeUntil(at);
    if (wait === null) return;
    const settle = () =>
      this.settle()
        .catch(() => {})
        // A timer waits 24.8 days at most, and rounding may wake it a moment early.
        .finally(() => this.#arm());
    this.#timer = setTimeout(settle, Math.min(Math.max(1, wait), 2_147_483_647));
    this.#timer.unref();
  }
}
