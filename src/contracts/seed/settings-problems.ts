import { parseClock } from '../../base/clock.ts';
import { isJsonObject, type JsonObject } from '../../base/json.ts';
import { nearest } from '../../base/nearest.ts';
import { providerIds } from '../providers.ts';
import { switchDefaults, switchValues } from '../switches.ts';
import { pathText, type SeedProblem } from './problem.ts';

/** What no schema says of the settings of a tenant: that its switches, their values, providers and clock exist. */
export function settingsProblems(seed: JsonObject, path: readonly PropertyKey[]): SeedProblem[] {
  const { switches, limits, clock } = seed;
  const found: SeedProblem[] = [];
  const add = (below: readonly string[], text: string) => found.push({ path: pathText([...path, ...below]), text });
  for (const [name, value] of Object.entries(isJsonObject(switches) ? switches : {})) {
    const values = switchValues(name);
    if (values === null) add(['switches', name], unknown('switch', name, Object.keys(switchDefaults)));
    else if (typeof value === 'string' && !values.includes(value)) {
      add(['switches', name], `expected ${values.join(' or ')}, got "${value}".`);
    }
  }
  for (const name of Object.keys(isJsonObject(limits) ? limits : {})) {
    if (!providerIds.some((id) => id === name)) add(['limits', name], unknown('provider', name, providerIds));
  }
  if (typeof clock === 'string' && !isClock(clock)) {
    add(['clock'], `expected real, manual, manual:<ISO time> or scaled:<factor>, got "${clock}".`);
  }
  return found;
}

function unknown(what: string, name: string, known: readonly string[]): string {
  const near = nearest(name, known);
  const hint = near.length === 0 ? `Known: ${known.join(', ')}.` : `Did you mean ${near.join(' or ')}?`;
  return `no ${what} has the name "${name}". ${hint}`;
}

function isClock(text: string): boolean {
  try {
    parseClock(text);
    return true;
  } catch {
    return false;
  }
}
