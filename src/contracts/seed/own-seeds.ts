import { isJsonObject, type JsonObject, type JsonValue } from '../../base/json.ts';
import { Roster } from '../../base/roster.ts';
import { pathText, type SeedProblem } from './problem.ts';

/** The part of seeds that belongs to a provider of the user's own. */
export interface OwnSeed {
  /** The provider's id: the member of a seed. */
  readonly id: string;
  /** Reads what a seed has there. Throws an error whose text says what is wrong. */
  readonly read: (value: unknown) => unknown;
}

/** The parts of the providers that a program has registered. */
export const ownSeedRegistry = new Roster<OwnSeed>([]);

/** A seed without the parts of own providers, and these parts. */
export interface SplitSeed {
  readonly rest: JsonValue;
  /** What is wrong with the parts. */
  readonly problems: readonly SeedProblem[];
  /** Puts the parts, as they were read, back into what was read of the rest. */
  readonly join: (read: object) => void;
}

/** Takes the parts of own providers out of a seed of a world or of a tenant, and reads them. */
export function splitSeed(seed: JsonValue): SplitSeed {
  const problems: SeedProblem[] = [];
  const parts: { readonly path: readonly string[]; readonly id: string; readonly value: unknown }[] = [];
  const take = (value: JsonValue, path: readonly string[]): JsonValue => {
    if (!isJsonObject(value)) return value;
    const rest: Record<string, JsonValue> = { ...value };
    for (const { id, read } of ownSeedRegistry.items) {
      if (!Object.hasOwn(rest, id)) continue;
      try {
        parts.push({ path, id, value: read(rest[id]) });
      } catch (error) {
        problems.push({ path: pathText([...path, id]), text: error instanceof Error ? error.message : String(error) });
      }
      delete rest[id];
    }
    return rest;
  };
  const top = ownSeedRegistry.items.length === 0 ? seed : take(seed, []);
  const rest = top === seed ? seed : withTenants(top, take);
  return {
    rest,
    problems,
    join: (read) => {
      for (const { path, id, value } of parts) {
        const place = path.reduce<object>((at, name) => Reflect.get(at, name) as object, read);
        Object.assign(place, { [id]: value });
      }
    },
  };
}

function withTenants(seed: JsonValue, take: (value: JsonValue, path: readonly string[]) => JsonValue): JsonValue {
  if (!isJsonObject(seed) || !isJsonObject(seed.tenants)) return seed;
  const tenants = Object.entries(seed.tenants as JsonObject).map(([name, one]) => [name, take(one, ['tenants', name])]);
  return { ...seed, tenants: Object.fromEntries(tenants) };
}
