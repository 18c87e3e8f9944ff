import type { Clock, ClockMemory } from '../../../src/base/clock.ts';
import type { FaultMemory } from './armed-faults.ts';
import type { CreditAccount } from './credits.ts';
import type { Plans } from './due-queue.ts';
import type { FileEntry } from './files/tenant-files.ts';
import { emptyBook, type SeedBook } from './seeds/seed-book.ts';
import type { TenantSettings } from './settings.ts';
import type { WindowState } from './window.ts';

/**
 * Everything that a tenant remembers besides its journal: plain JSON. What a snapshot or a data folder keeps is this object, so that
 * nothing is forgotten: a tenant has no other memory.
 */
export interface TenantMemory {
  settings: TenantSettings;
  /** The settings at opening: a reset returns to them. */
  opened: TenantSettings;
  clock: ClockMemory;
  readonly account: CreditAccount;
  /** How many of each kind there were: ids derive from it. */
  counters: Record<string, number>;
  /** Rate windows by provider. */
  windows: Record<string, WindowState>;
  /** The state of each provider. */
  states: Record<string, object>;
  readonly plans: Plans;
  readonly faults: FaultMemory;
  /** What was planted in it by seeds. */
  book: SeedBook;
  /** Files that belong to its state, by key. */
  readonly files: Record<string, FileEntry>;
  /** True for a tenant with its own settings, faults or clock. */
  isOwn: boolean;
  /** True after a request has changed something. */
  isWritten: boolean;
}

/** The memory of a tenant that opens now. */
export const openMemory = (settings: TenantSettings, isOwn: boolean, machine: Clock): TenantMemory => ({
  settings,
  opened: settings,
  clock: { origin: machine.now(), offset: 0 },
  account: { total: settings.credits, used: 0 },
  counters: {},
  windows: {},
  states: {},
  plans: { heap: [], planned: 0, running: null },
  faults: { faults: [], headers: [], count: 0 },
  book: emptyBook,
  files: {},
  isOwn,
  isWritten: false,
});
