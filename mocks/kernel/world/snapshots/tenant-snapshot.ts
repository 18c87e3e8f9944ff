import { type Clock, memoryAt } from '../../../../src/base/clock.ts';
import { switchDefaults, switchValues } from '../../../../src/contracts/switches.ts';
import type { Kept } from '../journal-entry.ts';
import type { TenantMemory } from '../memory.ts';
import { defaultSettings, type TenantSettings } from '../settings.ts';
import type { Tenant } from '../tenant.ts';

/** A tenant at one moment. */
export interface TenantSnapshot {
  /** The name of the tenant. */
  readonly tenant: string;
  /** Clock time in milliseconds. */
  readonly at: number;
  /** How many requests it had. */
  readonly requests: number;
  /** Its memory as JSON text. */
  readonly memory: string;
  readonly journal: { readonly dropped: number; readonly kept: readonly Kept[] };
  /** Its files by name. The keeper of the snapshot holds them. */
  readonly files: readonly string[];
}

/** Takes a snapshot of a tenant. An effect that is being carried out counts as due. */
export const takeSnapshot = (tenant: Tenant): TenantSnapshot => ({
  tenant: tenant.name,
  at: tenant.now(),
  requests: tenant.counted('request'),
  memory: JSON.stringify(tenant.memory),
  journal: { dropped: tenant.journal.dropped, kept: tenant.journal.kept },
  files: Object.values(tenant.memory.files).map(({ name }) => name),
});

/** The memory of a snapshot, with a clock that shows the time of the snapshot. */
export function memoryOf({ memory, at }: Pick<TenantSnapshot, 'memory' | 'at'>, machine: Clock): TenantMemory {
  const copy = currentMemory(JSON.parse(memory) as TenantMemory);
  copy.clock = memoryAt(copy.settings.clock, at, machine);
  return copy;
}

/** A memory that another version of the program wrote, with the switches of this one. */
const currentMemory = (memory: TenantMemory): TenantMemory =>
  Object.assign(memory, { settings: currentSettings(memory.settings), opened: currentSettings(memory.opened) });

/** Settings that another version of the program wrote, with the switches of this one. */
export function currentSettings(settings: TenantSettings): TenantSettings {
  const known = Object.entries(settings.switches).filter(([name, value]) => switchValues(name)?.includes(value));
  return { ...defaultSettings, ...settings, switches: { ...switchDefaults, ...Object.fromEntries(known) } };
}
