import { switchDefaults } from '../../src/contracts/switches.ts';
import type { TenantMemory } from '../kernel/world/memory.ts';
import type { TenantSettings } from '../kernel/world/settings.ts';
import { currentSettings } from '../kernel/world/snapshots/tenant-snapshot.ts';

const slimmed = new WeakMap<TenantSettings, TenantSettings>();

/** Settings without the switches that have their default: most tenants have no others, and there may be 10,000. */
function slim(settings: TenantSettings): TenantSettings {
  const known = slimmed.get(settings);
  if (known !== undefined) return known;
  const switches = Object.entries(settings.switches).filter(([name, value]) => switchDefaults[name] !== value);
  const made = { ...settings, switches: Object.fromEntries(switches) };
  slimmed.set(settings, made);
  return made;
}

/** A memory as the log keeps it. */
export const slimMemory = (memory: TenantMemory): TenantMemory => ({
  ...memory,
  settings: slim(memory.settings),
  opened: slim(memory.opened),
});

/** Makes memories of the log whole. Tenants with equal settings share them. */
export function memoryMaker(): (memory: TenantMemory) => TenantMemory {
  const whole = new Map<string, TenantSettings>();
  const wholeOf = (settings: TenantSettings): TenantSettings => {
    const text = JSON.stringify(settings);
    const known = whole.get(text) ?? currentSettings(settings);
    whole.set(text, known);
    return known;
  };
  return (memory) => Object.assign(memory, { settings: wholeOf(memory.settings), opened: wholeOf(memory.opened) });
}
