import type { ZodType } from 'zod';
import { isJsonObject, type JsonValue } from '../../base/json.ts';
import { heardProblems } from './heard-problems.ts';
import { pathText, SeedError, type SeedProblem } from './problem.ts';
import { schemaProblems } from './schema-problems.ts';
import { TenantSeed, WorldSeed } from './seed.ts';
import { settingsProblems } from './settings-problems.ts';
import { translatedProblems } from './translated-problems.ts';

/** Reads a seed of a world. @param source names it in errors. @throws {SeedError} with every problem */
export const readWorldSeed = (value: unknown, source?: string): Promise<WorldSeed> => read(WorldSeed, value, source);

/** Reads a seed of one tenant. @throws {SeedError} with every problem */
export const readTenantSeed = (value: unknown, source?: string): Promise<TenantSeed> => read(TenantSeed, value, source);

async function read<Seed>(schema: ZodType<Seed>, value: unknown, source: string | undefined): Promise<Seed> {
  const result = schema.safeParse(value);
  const wrong = result.success ? [] : schemaProblems(schema, value, result.error.issues);
  const proto = protoProblems(value, []).filter(({ path }) => wrong.every((one) => one.path !== path));
  const found = [...wrong, ...proto, ...(await ruleProblems(value))];
  if (!result.success || found.length > 0) throw new SeedError(found, source);
  return result.data;
}

/** What the schemas do not say, for every part that its own schema accepts. */
async function ruleProblems(value: unknown): Promise<SeedProblem[]> {
  if (!isJsonObject(value)) return [];
  const seed = value;
  const tenants = isJsonObject(seed.tenants) ? Object.entries(seed.tenants) : [];
  const below = tenants.map(([name, one]) => tenantProblems(one, ['tenants', name]));
  return (await Promise.all([tenantProblems(seed, []), ...below])).flat();
}

async function tenantProblems(seed: JsonValue | undefined, path: readonly PropertyKey[]): Promise<SeedProblem[]> {
  if (!isJsonObject(seed)) return [];
  const ofHeard = listOf(seed.heard).map((entry, at) => heardProblems(entry, pathText([...path, 'heard', at])));
  const ofTranslated = listOf(seed.translated).flatMap((entry, at) =>
    translatedProblems(entry, pathText([...path, 'translated', at])),
  );
  return [...settingsProblems(seed, path), ...(await Promise.all(ofHeard)).flat(), ...ofTranslated];
}

const listOf = (value: JsonValue | undefined): readonly JsonValue[] => (Array.isArray(value) ? value : []);

/** Schemas of records drop this name silently. */
function protoProblems(value: unknown, path: readonly PropertyKey[]): SeedProblem[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = Object.hasOwn(value, '__proto__')
    ? [{ path: pathText([...path, '__proto__']), text: 'there is no member "__proto__".' }]
    : [];
  return [
    ...own,
    ...Object.entries(value).flatMap(([name, one]) =>
      protoProblems(one, [...path, Array.isArray(value) ? Number(name) : name]),
    ),
  ];
}
