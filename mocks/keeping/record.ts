import type { JsonValue } from '../../src/base/json.ts';
import type { Scope } from '../kernel/world/snapshots/snapshot-shelf.ts';
import type { StoredEntry } from '../kernel/world/snapshots/stored-entry.ts';
import { applyChanges, type Change } from './changes.ts';

/** A journal entry, and its number among the entries of all journals. */
export type NumberedEntry = readonly [number: number, entry: StoredEntry];

/** What became of one tenant since the record before. */
export type TenantRecord =
  | { readonly name: string; readonly gone: true }
  | {
      readonly name: string;
      /** Its whole memory, in place of changes. */
      readonly memory?: JsonValue;
      readonly changes?: readonly Change[];
      /** New journal entries. */
      readonly entries?: readonly NumberedEntry[];
      /** How many entries the journal holds: the newest ones. Absent if no entry is new or gone. */
      readonly kept?: number;
      readonly dropped?: number;
    };

/** What is kept of a world besides its tenants. */
export interface WorldState {
  /** How many tenants were opened without a name. */
  readonly unnamed: number;
  /** Where each snapshot is. */
  readonly snapshots: readonly { readonly scope: Scope; readonly name: string; readonly file: string }[];
}

/** One entry of the log of a world: what is done together, is there or not together. */
export interface WorldRecord {
  readonly world?: WorldState;
  readonly tenants?: readonly TenantRecord[];
  /** Length of the log in bytes when it was written anew: the last record of that. */
  readonly base?: number;
}

/** A tenant as the log leaves it. */
export interface LoggedTenant {
  memory: JsonValue;
  entries: NumberedEntry[];
  dropped: number;
}

/** A world as the log leaves it. */
export interface LoggedWorld {
  state: WorldState;
  /** Length of the log in bytes when it was written anew; 0 if it never was. */
  base: number;
  readonly tenants: Map<string, LoggedTenant>;
}

/** Reads the records of a log, in order. */
export function readRecords(records: readonly WorldRecord[]): LoggedWorld {
  const logged: LoggedWorld = { state: { unnamed: 0, snapshots: [] }, base: 0, tenants: new Map() };
  for (const { world, tenants = [], base } of records) {
    if (world !== undefined) logged.state = world;
    if (base !== undefined) logged.base = base;
    for (const record of tenants) readTenant(logged.tenants, record);
  }
  return logged;
}

function readTenant(tenants: LoggedWorld['tenants'], record: TenantRecord): void {
  if ('gone' in record) {
    tenants.delete(record.name);
    return;
  }
  const { name, memory, changes = [], entries = [], kept, dropped } = record;
  let tenant = tenants.get(name);
  if (tenant === undefined) {
    tenant = { memory: {}, entries: [], dropped: 0 };
    tenants.set(name, tenant);
  }
  if (memory !== undefined) Object.assign(tenant, { memory, entries: [] });
  applyChanges(tenant.memory, changes);
  // A new log has all entries of a tenant in one record: arguments are bounded.
  for (const entry of entries) tenant.entries.push(entry);
  if (kept !== undefined) tenant.entries = kept === 0 ? [] : tenant.entries.slice(-kept);
  if (dropped !== undefined) tenant.dropped = dropped;
}
