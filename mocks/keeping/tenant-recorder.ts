import type { JsonValue } from '../../src/base/json.ts';
import { storedEntry } from '../kernel/world/snapshots/stored-entry.ts';
import type { Tenant } from '../kernel/world/tenant.ts';
import { copyOf, findChanges } from './changes.ts';
import type { LoggedTenant, NumberedEntry, TenantRecord } from './record.ts';
import { slimMemory } from './slim-settings.ts';

/** What the log has of one tenant. */
interface Recorded {
  readonly memory: JsonValue;
  /** The number of its newest journal entry. */
  newest: number;
  kept: number;
  dropped: number;
}

/** Finds what became of tenants since the log was written. */
export class TenantRecorder {
  readonly #recorded = new Map<string, Recorded>();

  /** The tenants in the log. */
  get names(): string[] {
    return [...this.#recorded.keys()];
  }

  /** The log has a tenant: this memory, and as many entries. @param tenant the tenant, with the entries of the log */
  know(tenant: Tenant, { memory, entries, dropped }: LoggedTenant): void {
    this.#recorded.set(tenant.name, { memory, newest: tenant.journal.newest, kept: entries.length, dropped });
  }

  /** What became of a tenant; null if nothing. @param tenant null if it is not open */
  changesOf(name: string, tenant: Tenant | null): TenantRecord | null {
    const before = this.#recorded.get(name);
    if (tenant === null) {
      this.#recorded.delete(name);
      return before === undefined ? null : { name, gone: true };
    }
    if (before === undefined) {
      this.#recorded.set(name, recordedOf(tenant));
      return this.whole(name, tenant);
    }
    const changes = findChanges(before.memory, slimMemory(tenant.memory) as unknown as JsonValue);
    const journal = journalSince(tenant, before);
    if (changes.length === 0 && journal === null) return null;
    return { name, ...(changes.length === 0 ? {} : { changes }), ...journal };
  }

  /** The whole of a tenant as the log has it, for a new log; null if it is gone meanwhile. */
  whole(name: string, tenant: Tenant | null): TenantRecord | null {
    const before = this.#recorded.get(name);
    if (before === undefined) return null;
    const entries = tenant === null ? [] : entriesAfter(tenant, 0).filter(([number]) => number <= before.newest);
    return { name, memory: before.memory, entries, kept: entries.length, dropped: before.dropped };
  }
}

const entriesAfter = (tenant: Tenant, number: number): NumberedEntry[] =>
  Array.from(tenant.journal.after(number), (slot) => [slot.number, storedEntry(slot.kept)]);

function recordedOf(tenant: Tenant): Recorded {
  const { journal } = tenant;
  const memory = copyOf(slimMemory(tenant.memory) as unknown as JsonValue);
  return { memory, newest: journal.newest, kept: journal.size, dropped: journal.dropped };
}

function journalSince(tenant: Tenant, before: Recorded) {
  const { newest, size: kept, dropped } = tenant.journal;
  if (newest === before.newest && kept === before.kept && dropped === before.dropped) return null;
  const entries = entriesAfter(tenant, before.newest);
  Object.assign(before, { newest: Math.max(newest, before.newest), kept, dropped });
  return { ...(entries.length === 0 ? {} : { entries }), kept, dropped };
}
