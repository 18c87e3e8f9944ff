import { byProvider, providerRegistry } from './providers.ts';
import { defaultSwitches, type SwitchTable } from './types.ts';

/** Every provider's switches: the allowed alternatives. */
export const switchTables: Readonly<Record<string, SwitchTable>> = byProvider(({ switches }) => switches);

/** Every switch by its full name, `<provider>.<switch>`, with the value it has by default. */
export const switchDefaults: Readonly<Record<string, string>> = providerRegistry.table(({ id, switches }) =>
  Object.entries(defaultSwitches(switches)).map(([name, value]) => [`${id}.${name}`, value]),
);

/** The values that a switch can have, or null when there is no such switch. */
export function switchValues(fullName: string): readonly string[] | null {
  const dot = fullName.indexOf('.');
  const [provider, name] = [fullName.slice(0, dot), fullName.slice(dot + 1)];
  const table = Object.hasOwn(switchTables, provider) ? switchTables[provider] : undefined;
  const entry = table && Object.hasOwn(table, name) ? table[name] : undefined;
  return entry ? Object.keys(entry.values) : null;
}

/** Named sets of switches. `faithful` changes nothing; `sdk-fixtures` is what the vendors' own SDK suites presuppose. */
export const profiles: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  faithful: {},
  'sdk-fixtures': providerRegistry.table(({ id, sdkFixtures }) =>
    Object.entries(sdkFixtures).map(([name, value]) => [`${id}.${name}`, value]),
  ),
};
