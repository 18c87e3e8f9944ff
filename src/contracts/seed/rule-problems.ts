import { isJsonObject, type JsonValue } from '../../base/json.ts';
import { heardProblems } from './heard-problems.ts';
import { pathText, type SeedProblem } from './problem.ts';
import { settingsProblems } from './settings-problems.ts';
import { gcoreTaskProblems, gcoreVideoProblems, streamProblems } from './state-problems.ts';
import { translatedProblems } from './translated-problems.ts';

type Rule = (value: unknown, path: string) => SeedProblem[] | Promise<SeedProblem[]>;

/** The rules for the elements of each list of a seed, by the members that lead to it. */
const RULES: readonly { readonly at: readonly string[]; readonly of: Rule }[] = [
  { at: ['heard'], of: heardProblems },
  { at: ['translated'], of: translatedProblems },
  { at: ['cloudflare-stream', 'videos'], of: streamProblems },
  { at: ['gcore-ai', 'videos'], of: gcoreVideoProblems },
  { at: ['gcore-ai', 'tasks'], of: gcoreTaskProblems },
];

/** What the schemas do not say of a seed, for every part that its own schema accepts. */
export async function ruleProblems(seed: unknown): Promise<SeedProblem[]> {
  if (!isJsonObject(seed)) return [];
  const tenants = isJsonObject(seed.tenants) ? Object.entries(seed.tenants) : [];
  const below = tenants.map(([name, one]) => tenantProblems(one, ['tenants', name]));
  return (await Promise.all([tenantProblems(seed, []), ...below])).flat();
}

async function tenantProblems(seed: JsonValue, path: readonly PropertyKey[]): Promise<SeedProblem[]> {
  if (!isJsonObject(seed)) return [];
  const found = RULES.flatMap(({ at, of }) =>
    elementsAt(seed, at).map((element, position) => of(element, pathText([...path, ...at, position]))),
  );
  return [...settingsProblems(seed, path), ...(await Promise.all(found)).flat()];
}

/** The elements of a list; none for another value. */
function elementsAt(seed: JsonValue, at: readonly string[]): readonly JsonValue[] {
  const list = at.reduce<JsonValue | undefined>((value, name) => (isJsonObject(value) ? value[name] : undefined), seed);
  return Array.isArray(list) ? list : [];
}
