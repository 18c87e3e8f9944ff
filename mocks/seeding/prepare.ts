import type { TenantSeed, WorldSeed } from '../../src/contracts/seed/seed.ts';
import type { PreparedSeed, PreparedWorldSeed } from '../kernel/world/seeds/prepared-seed.ts';
import { joinTranslations } from '../kernel/world/seeds/seed-book.ts';
import { prepareHeard } from './heard-entry.ts';
import { SeedFiles } from './seed-files.ts';
import { prepareTranslated } from './translated-entry.ts';

/** Where the paths of a seed begin, and its name in errors. */
export interface SeedOrigin {
  /** Null for a seed that may not name files. */
  readonly folder: string | null;
  readonly source?: string | undefined;
}

/** Reads the files of a seed of one tenant. @throws {SeedError} with every file that cannot be used */
export async function prepareTenantSeed(seed: TenantSeed, { folder, source }: SeedOrigin): Promise<PreparedSeed> {
  const files = new SeedFiles(folder);
  const prepared = await prepare(seed, '', files);
  files.demandNone(source);
  return prepared;
}

/** Reads the files of a seed of a world. @throws {SeedError} with every file that cannot be used */
export async function prepareWorldSeed(seed: WorldSeed, { folder, source }: SeedOrigin): Promise<PreparedWorldSeed> {
  const files = new SeedFiles(folder);
  const { tenants = {}, $schema: _schema, ...common } = seed;
  const prepared = {
    common: await prepare(common, '', files),
    tenants: new Map<string, PreparedSeed>(),
  };
  for (const [name, one] of Object.entries(tenants)) {
    prepared.tenants.set(name, await prepare(one, `tenants.${name}.`, files));
  }
  files.demandNone(source);
  return prepared;
}

/** @param path where the seed is, with a dot at its end */
async function prepare(seed: TenantSeed, path: string, files: SeedFiles): Promise<PreparedSeed> {
  const { heard = [], translated = [], ...settings } = seed;
  const entries = [];
  for (const [at, one] of heard.entries()) entries.push(await prepareHeard(one, `${path}heard[${at}]`, files));
  const books = [];
  for (const [at, one] of translated.entries())
    books.push(await prepareTranslated(one, `${path}translated[${at}]`, files));
  return { settings, book: { heard: entries, translated: joinTranslations(books) } };
}
