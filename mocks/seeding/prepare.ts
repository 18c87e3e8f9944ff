import type { TenantSeed, WorldSeed } from '../../src/contracts/seed/seed.ts';
import type { Planters } from '../kernel/world/seeds/planter.ts';
import type { PreparedSeed, PreparedWorldSeed } from '../kernel/world/seeds/prepared-seed.ts';
import { joinTranslations } from '../kernel/world/seeds/seed-book.ts';
import { prepareHeard } from './heard-entry.ts';
import { prepareState } from './prepare-state.ts';
import { SeedFiles } from './seed-files.ts';
import { prepareTranslated } from './translated-entry.ts';

/** Where the paths of a seed begin, its name in errors, and what plants its state. */
export interface SeedOrigin {
  /** Null for a seed that may not name files. */
  readonly folder: string | null;
  readonly source?: string | undefined;
  readonly planters: Planters;
  /** Gets the full path of every file that the seed names. */
  readonly named?: Set<string> | undefined;
}

/** Reads the files of a seed of one tenant. @throws {SeedError} with every file that cannot be used */
export async function prepareTenantSeed(
  seed: TenantSeed,
  { folder, source, planters }: SeedOrigin,
): Promise<PreparedSeed> {
  const files = new SeedFiles(folder);
  const prepared = await prepare(seed, '', { files, planters });
  files.demandNone(source);
  return prepared;
}

/** Reads the files of a seed of a world. @throws {SeedError} with every file that cannot be used */
export async function prepareWorldSeed(
  seed: WorldSeed,
  { folder, source, planters, named: paths }: SeedOrigin,
): Promise<PreparedWorldSeed> {
  const files = new SeedFiles(folder, paths);
  const { tenants: named = {}, $schema: _schema, ...common } = seed;
  const means = { files, planters };
  const prepared = await prepare(common, '', means);
  const tenants = new Map<string, PreparedSeed>();
  const credentials = new Map<string, string>();
  for (const [name, { credentials: given = [], ...one }] of Object.entries(named)) {
    tenants.set(name, await prepare(one, `tenants.${name}.`, means));
    for (const credential of given) {
      const other = credentials.get(credential);
      if (other !== undefined)
        files.report(`tenants.${name}.credentials`, `expected keys of its own, got one of ${other}.`);
      credentials.set(credential, name);
    }
  }
  files.demandNone(source);
  return { common: prepared, tenants, credentials };
}

/** @param path where the seed is, with a dot at its end */
async function prepare(
  seed: TenantSeed,
  path: string,
  means: { readonly files: SeedFiles; readonly planters: Planters },
): Promise<PreparedSeed> {
  const { heard = [], translated = [], clock, seed: number, switches, credits, limits, ...state } = seed;
  const { files } = means;
  const entries = [];
  for (const [at, one] of heard.entries()) entries.push(await prepareHeard(one, `${path}heard[${at}]`, files));
  const books = [];
  for (const [at, one] of translated.entries()) {
    books.push(await prepareTranslated(one, `${path}translated[${at}]`, files));
  }
  const book = { heard: entries, translated: joinTranslations(books) };
  const settings = { clock, seed: number, switches, credits, limits };
  const planted = await prepareState(state, path, means);
  const { rules } = book.translated;
  const counts = {
    settings: Object.values(settings).filter((value) => value !== undefined).length,
    heard: entries.length,
    phrases: rules.reduce((sum, { phrases }) => sum + Object.keys(phrases).length, 0),
    patterns: rules.reduce((sum, { patterns }) => sum + patterns.length, 0),
    files: book.translated.files.length,
    ...planted.counts,
  };
  return { settings, book, plant: planted.plant, counts: nonZero(counts) };
}

const nonZero = (counts: Readonly<Record<string, number>>): Record<string, number> =>
  Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0));
