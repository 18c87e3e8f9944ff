import { type AdjustableClock, type Clock, createClock } from '../../../src/base/clock.ts';
import { deriveHex, deriveUuid } from '../../../src/base/derive.ts';
import type { JsonObject } from '../../../src/base/json.ts';
import { clampTime } from '../../../src/base/time-range.ts';
import type { FaultRule } from '../../../src/contracts/control/faults.ts';
import type { TranslationBook } from '../../../src/contracts/seed/translation-book.ts';
import { ArmedFaults } from './armed-faults.ts';
import type { Bounds } from './bounds.ts';
import type { CreditAccount } from './credits.ts';
import { type DueEffect, DueQueue } from './due-queue.ts';
import { type EffectOwner, EffectRuns } from './effect-runs.ts';
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
export type EffectHandler = (tenant: Tenant, effect: DueEffect) => Promise<void> | void;

/** What a tenant uses of its world. */
export interface TenantParts {
  readonly machine: Clock;
  readonly runEffect: EffectHandler;
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
export class Tenant implements EffectOwner {
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
  readonly #effects: EffectRuns;

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
    this.#effects = new EffectRuns(this);
  }

  get clock(): AdjustableClock {
    return this.#clock;
  }

  carryOut(effect: DueEffect): Promise<void> | void {
    return this.#parts.runEffect(this, effect);
  }

  touch(): void {
    this.#parts.touch(this);
  }

  /** Lets real time carry out its due effects. */
  wake(): void {
    this.#effects.arm();
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
    const isUsed = isOwn || isWritten || this.#requests > 0 || this.#effects.isWorking;
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
    this.touch();
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
    this.touch();
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
    this.#effects.arm();
  }

  /** Carries out the effects that are due by now; see `EffectRuns.settle`. */
  settle(): Promise<number> {
    return this.#effects.settle();
  }

  /** True if `settle` has an effect to carry out. */
  get hasDue(): boolean {
    return this.#effects.hasDue;
  }

  /** Moves the clock forward, with the effects that become due. @throws {RangeError} beyond the range of a clock */
  advance(seconds: number): Promise<number> {
    this.memory.isOwn = true;
    return this.#effects.advance(seconds);
  }

  /** Adds a fault and returns it with its id. */
  addFault(rule: FaultRule, source: FaultSource = 'control'): ArmedFault {
    this.touch();
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
    this.#effects.arm();
  }

  /** Resets the tenant to its state at opening. */
  reset(): void {
    const { memory } = this;
    this.#effects.clear();
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
    this.#effects.close();
    this.#effects.clear();
    this.files.clear();
  }

  /** Stops the timer; what it remembers stays. */
  rest(): void {
    this.#effects.close();
  }

  #startClock(): void {
    const { memory } = this;
    memory.clock = { origin: this.#parts.machine.now(), offset: 0 };
    this.#clock = createClock(memory.settings.clock, this.#parts.machine, memory.clock);
  }
}
