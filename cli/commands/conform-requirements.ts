import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Check, RequirementSet } from '../../conformance/index.ts';
import { systemClock } from '../../src/base/clock.ts';
import { whyUnusable } from '../../src/base/local-problem.ts';
import { nearest } from '../../src/base/nearest.ts';
import { packageFolder } from '../../src/base/package-version.ts';
import { UsageError } from '../exit-codes.ts';
import { knownProvider } from '../known-provider.ts';
import { writableFolder } from '../writable.ts';

/** The word that lists the sets instead of naming one. */
export const LIST_REQUIREMENTS = 'list';

const ENDING = '.yaml';

/** The folder of the sets that this package has. */
const ownFolder = (): string => join(packageFolder(), 'fixtures', 'requirements');

/** The names of this package's sets, sorted. */
const ownNames = (): string[] =>
  readdirSync(ownFolder())
    .filter((file) => file.endsWith(ENDING))
    .map((file) => basename(file, ENDING))
    .sort();

/** One line for each set that this package has: its name and its number of requirements. */
export async function listRequirements(): Promise<string> {
  const sets = await Promise.all(ownNames().map((name) => readSet(name)));
  return sets
    .map(({ provider, date, requirements }) => `${provider}@${date}  ${requirements.length} checks\n`)
    .join('');
}

/** True for the name of a file, where else a set of this package is named. */
export const isRequirementFile = (text: string): boolean => /[/\\]|\.ya?ml$/.test(text);

/**
 * The checks of the named sets, with the levels, sentences and evidence frozen there. Says on stderr which were renamed or removed since.
 * @throws {UsageError} for a set that does not exist, two sets of one provider, or a set with an id that no check has or had
 */
export async function frozenBy(names: readonly string[], all: readonly Check[]): Promise<FrozenSelection> {
  const [{ frozenChecks, requirementSetName }, { formerChecks }] = await Promise.all([
    import('../../conformance/index.ts'),
    import('../../conformance/checks/former-ids.ts'),
  ]);
  const sets = await Promise.all(names.map((name) => (isRequirementFile(name) ? readSetFile(name) : readSet(name))));
  const twice = sets.find(({ provider }, at) => sets.findIndex((one) => one.provider === provider) !== at);
  if (twice !== undefined) throw new UsageError(`--requirements names two sets of ${twice.provider}; expected one.`);
  const { checks, notes, unknown } = frozenChecks(all, sets, formerChecks);
  const [missing] = unknown;
  if (missing !== undefined) {
    const [near] = nearest(
      missing,
      all.map(({ id }) => id),
    );
    const hint = near === undefined ? '' : ` The nearest is ${near}.`;
    throw new UsageError(
      `--requirements ${names.join(' ')}: no check is or was called ${missing} (${unknown.length} in all).${hint}`,
    );
  }
  for (const note of notes) process.stderr.write(`note: ${note}\n`);
  return { checks, requirements: sets.map(requirementSetName) };
}

/** The checks of frozen sets, and the names of the sets. */
export interface FrozenSelection {
  readonly checks: readonly Check[];
  readonly requirements: readonly string[];
}

/** Reads a set of this package. @throws {UsageError} for a name of another form, an unknown provider or an unknown date */
async function readSet(name: string): Promise<RequirementSet> {
  const [, provider, date] = /^([a-z0-9-]+)@(\d{4}-\d\d-\d\d)$/.exec(name) ?? [];
  if (provider === undefined || date === undefined) {
    throw new UsageError(
      `--requirements ${name}: expected <provider>@<date>, such as translateplus@2026-11-29, a file, or list.`,
    );
  }
  const known = ownNames();
  if (known.includes(name)) return readSetFile(join(ownFolder(), `${name}${ENDING}`));
  knownProvider(provider);
  const dates = known.filter((one) => one.startsWith(`${provider}@`)).map((one) => one.slice(provider.length + 1));
  const there = dates.length === 0 ? 'this package has none of that provider' : `known dates: ${dates.join(', ')}`;
  throw new UsageError(`there are no requirements ${name}; ${there}. --requirements list names all.`);
}

async function readSetFile(file: string): Promise<RequirementSet> {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new UsageError(`--requirements ${file} cannot be read: ${whyUnusable(error)}.`);
  }
  const [{ parseRequirementSet }, { parseYaml }] = await Promise.all([
    import('../../conformance/index.ts'),
    import('../config/parse-yaml.ts'),
  ]);
  try {
    return parseRequirementSet(parseYaml(text, file));
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`${file} does not have the expected form:\n${error instanceof Error ? error.message : error}`);
  }
}

/**
 * Writes the requirements of each provider of the checks as they are today, one file each, and returns the names of the files.
 * @throws {UsageError} for a file that exists: a frozen set never changes
 */
export async function writeRequirements(folder: string, checks: readonly Check[]): Promise<string[]> {
  const { freezeRequirements, requirementSetName, requirementSetText } = await import('../../conformance/index.ts');
  const date = new Date(systemClock.now()).toISOString().slice(0, 10);
  writableFolder('--freeze', folder);
  return [...new Set(checks.map(({ provider }) => provider))].map((provider) => {
    const set = freezeRequirements(checks, provider, date);
    const file = join(folder, `${requirementSetName(set)}${ENDING}`);
    try {
      writeFileSync(file, requirementSetText(set), { flag: 'wx' });
    } catch (error) {
      throw new UsageError(`--freeze: ${file} cannot be written: ${whyUnusable(error)}.`);
    }
    return file;
  });
}
