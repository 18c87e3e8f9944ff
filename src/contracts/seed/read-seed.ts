import type { ZodType } from 'zod';
import type { JsonValue } from '../../base/json.ts';
import { splitSeed } from './own-seeds.ts';
import { pathText, SeedError, type SeedProblem } from './problem.ts';
import { ruleProblems } from './rule-problems.ts';
import { schemaProblems } from './schema-problems.ts';
import { TenantSeed, WorldSeed } from './seed.ts';

/** Reads a seed of a world. @param source names it in errors. @throws {SeedError} with every problem */
export const readWorldSeed = (value: unknown, source?: string): Promise<WorldSeed> => read(WorldSeed, value, source);

/** Reads a seed of one tenant. @throws {SeedError} with every problem */
export const readTenantSeed = (value: unknown, source?: string): Promise<TenantSeed> => read(TenantSeed, value, source);

async function read<Seed>(schema: ZodType<Seed>, value: unknown, source: string | undefined): Promise<Seed> {
  const { rest, problems, join } = splitSeed(value as JsonValue);
  const result = schema.safeParse(rest);
  const wrong = result.success ? [] : schemaProblems(schema, rest, result.error.issues);
  const proto = protoProblems(value, []).filter(({ path }) => wrong.every((one) => one.path !== path));
  const found = [...wrong, ...proto, ...(await ruleProblems(rest)), ...problems];
  if (!result.success || found.length > 0) throw new SeedError(found, source);
  join(Object(result.data));
  return result.data;
}

/** Schemas of records drop this name silently. */
function protoProblems(value: unknown, path: readonly PropertyKey[]): SeedProblem[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = Object.hasOwn(value, '__proto__')
    ? [{ path: pathText([...path, '__proto__']), text: 'there is no member "__proto__".' }]
    : [];
  const below = Object.entries(value).flatMap(([name, one]) =>
    protoProblems(one, [...path, Array.isArray(value) ? Number(name) : name]),
  );
  return [...own, ...below];
}
