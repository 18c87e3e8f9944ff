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
import type { FileShelf } from './files/file-shelf.ts';
import { TenantFiles } from './files/tenant-files.ts';
import { defaultCaps, Journal } from './journal.ts';
import type { JournalBudget } from './journal-budget.ts';
import type { JournalListeners } from './journal-listeners.ts';
import type { TenantMemory } from './memory.ts';
import { emptyBook, joinBooks, type SeedBook, type SeedSource, translationsIn } from './seeds/seed-book.ts';
import { mergeSettings, type SettingsPatch, type TenantSettings } from './settings.ts';
import { emptyWindow, type WindowState } from './window.ts';

/** Carries out a planned effect; may send a message, which takes real time. */
export type EffectRunner = (tenant: Tenant, effect: DueEffect) => Promise<void> | void;

/** What a tenant uses of its world. */
export interface TenantParts {
  readonly machine: Clock;
  readonly runEffect: EffectRunner;
  readonly journals: JournalBudget;
  /** The listeners of the journal that this one continues. Default: none. */
  readonly listeners?: JournalListeners | undefined;
  readonly shelf: FileShelf;
  readonly bounds: Bounds;
  readonly seeds: SeedSource;
  /** Adds the state that seeds state to a tenant that was opened or reset. */
  readonly plant: (tenant: Tenant) => void;
  /** Called when the tenant may have changed. */
  readonly touch: (tenant: Tenant) => void;
  /** Called with the full name of each switch whose value is looked at. */
  readonly onSwitch?: ((name: string) => void) | undefined;
}

/** The sandbox behind one set of credentials. Tenants share nothing. */
export class Tenant {
  readonly name: string;
  readonly journal: Journal;
  readonly faults: ArmedFaults;
  readonly plans: DueQueue;
  /** The files of its state. */
  readonly files: TenantFiles;
  /** Everything that it remembers, besides its journal: for snapshots. Only the tenant changes it. */
  readonly memory: TenantMemory;
  readonly #parts: TenantParts;
  #clock: AdjustableClock;
  #requests = 0;
  /** True once a request of it had a secret, or if its state is of another process: then a later answer may repeat one. */
  hadSecret = false;
  /** Grows with every use of any tenant. */
  lastUsed = 0;
  #timer: NodeJS.Timeout | null = null;
  #isClosed = false;
  #working: Promise<number> | null = null;

  constructor(name: string, memory: TenantMemory, parts: TenantParts) {
    const { bounds, journals, listeners } = parts;
    this.name = name;
    this.memory = memory;
    this.#parts = parts;
    this.journal = new Journal({ ...defaultCaps, entries: bounds.journalEntries }, journals, name, listeners);
    this.plans = new DueQueue(memory.plans);
    this.faults = new ArmedFaults(memory.faults);
    this.files = new TenantFiles(parts.shelf, memory.files);
    this.#clock = createClock(memory.settings.clock, parts.machine, memory.clock);
  }

  /** Lets real time carry out its due effects. */
  wake(): void {
    this.#arm();
  }

  get bounds(): Bounds {
    return this.#parts.bounds;
  }

  get account(): CreditAccount {
    return this.memory.account;
  }

  /** True while the tenant holds nothing but its journal: the next request opens it as it was. */
  get isExpendable(): boolean {
    const { isOwn, isWritten } = this.memory;
    const isUsed = isOwn || isWritten || this.#requests > 0 || this.#working !== null;
    return !isUsed && this.plans.size === 0 && this.faults.isRenewable && this.account.used === 0;
  }

  /** Keeps the tenant, although it holds nothing: it has snapshots. */
  own(): void {
    this.memory.isOwn = true;
  }

  /** Counts the start of a request. */
  begin(): void {
    this.#requests += 1;
  }

  /** Counts the end of a request. @param changed the request may have changed something */
  end(changed: boolean): void {
    this.#requests -= 1;
    this.memory.isWritten ||= changed;
    this.#parts.touch(this);
  }

  /** What its seeds say: what was planted in it, then the seed of its name, then the seed of all tenants. */
  get books(): readonly SeedBook[] {
    return [this.memory.book, ...this.#parts.seeds(this.name)];
  }

  /** What its seeds say about translations; undefined if they say nothing. */
  get translations(): TranslationBook | undefined {
    return translationsIn(this.memory.book, this.#parts.seeds(this.name));
  }

  /** Adds a book in front of those planted before. */
  addBook(book: SeedBook): void {
    this.memory.isOwn = true;
    this.memory.book = joinBooks(book, this.memory.book);
    this.#parts.touch(this);
  }

  get settings(): TenantSettings {
    return this.memory.settings;
  }

  /** Clock time in milliseconds. */
  now(): number {
    return this.#clock.now();
  }

  /** The value of a switch by its full name. */
  switch(fullName: string): string {
    this.#parts.onSwitch?.(fullName);
    return this.memory.settings.switches[fullName] ?? '';
  }

  /** The next number of that kind; the first is 1. */
  count(kind: string): number {
    const { counters } = this.memory;
    const next = (counters[kind] ?? 0) + 1;
    counters[kind] = next;
    return next;
  }

  /** How many of that kind there are. */
  counted(kind: string): number {
    return this.memory.counters[kind] ?? 0;
  }

  /** The next id of that kind: hex digits that depend on tenant, seed, kind and how many came before. */
  nextHex(kind: string, length: number): string {
    return deriveHex(length, this.name, this.memory.settings.seed, kind, this.count(kind));
  }

  /** The next UUID of that kind, derived like `nextHex`. */
  nextUuid(kind: string): string {
    return deriveUuid(this.name, this.memory.settings.seed, kind, this.count(kind));
  }

  /** A provider's state: plain JSON data, made on first use. */
  state<State extends object>(provider: string, create: () => State): State {
    const { states } = this.memory;
    states[provider] ??= create();
    return states[provider] as State;
  }

  /** A provider's rate window. */
  window(provider: string): WindowState {
    const { windows } = this.memory;
    windows[provider] ??= emptyWindow();
    return windows[provider];
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
    const at = this.plans.nextAt;
    return at !== null && this.#working === null && at <= this.now();
  }

  /**
   * Moves the clock forward; every effect that becomes due happens at its own time, deliveries included.
   * @throws {RangeError} beyond the range of a clock; the clock does not move then
   */
  advance(seconds: number): Promise<number> {
    this.memory.isOwn = true;
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
    this.#parts.touch(this);
    return this.faults.add(rule, { source, now: this.now() });
  }

  /** Changes settings in place. New credits start a fresh account; a new clock starts at its own time. */
  update(patch: SettingsPatch): void {
    const { memory } = this;
    memory.isOwn = true;
    memory.settings = mergeSettings(memory.settings, patch);
    if (patch.credits !== undefined) Object.assign(memory.account, { total: patch.credits, used: 0 });
    if (patch.clock !== undefined) this.#startClock();
    for (const provider of Object.keys(patch.limits ?? {})) delete memory.windows[provider];
    this.#arm();
  }

  /** Resets the tenant to its state at opening. */
  reset(): void {
    const { memory } = this;
    this.#stop();
    this.files.clear();
    memory.settings = memory.opened;
    this.#startClock();
    Object.assign(memory.account, { total: memory.opened.credits, used: 0 });
    this.faults.reset();
    Object.assign(memory, { counters: {}, windows: {}, states: {}, book: emptyBook });
    this.journal.clear();
    this.#parts.plant(this);
  }

  /** Drops all plans and files, and stops the timer for good. Requests that still run change nothing that is seen. */
  close(): void {
    this.#isClosed = true;
    this.#stop();
    this.files.clear();
  }

  /** Stops the timer; what it remembers stays. */
  rest(): void {
    this.#isClosed = true;
    if (this.#timer) clearTimeout(this.#timer);
  }

  #stop(): void {
    this.plans.clear();
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
  }

  #startClock(): void {
    const { memory } = this;
    memory.clock = { origin: this.#parts.machine.now(), offset: 0 };
    this.#clock = createClock(memory.settings.clock, this.#parts.machine, memory.clock);
  }

  async #runUntil(target: number): Promise<number> {
    let effects = 0;
    for (let effect = this.plans.takeDue(target); effect; effect = this.plans.takeDue(target)) {
      const ahead = effect.at - this.now();
      if (ahead > 0) this.#clock.advance(ahead);
      await this.#parts.runEffect(this, effect);
      this.plans.done(effect);
      this.#parts.touch(this);
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
    this.#parts.touch(this);
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    // The running caller sets it afterwards.
    if (this.#working !== null || this.#isClosed) return;
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
