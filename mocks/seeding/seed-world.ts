import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { whyUnusable } from '../../src/base/local-problem.ts';
import { SeedError } from '../../src/contracts/seed/problem.ts';
import { readWorldSeed } from '../../src/contracts/seed/read-seed.ts';
import type { WorldSeed } from '../../src/contracts/seed/seed.ts';
import type { World } from '../kernel/world/world.ts';
import { parseSeed } from './parse-seed.ts';
import { prepareWorldSeed, type SeedOrigin } from './prepare.ts';

/** Plants a seed in a world. Paths in it begin in the current folder. @throws {SeedError} */
export async function seedWorld(world: World, value: unknown): Promise<void> {
  const seed = await readWorldSeed(value);
  await use(world, seed, { folder: process.cwd() });
}

/**
 * Plants the seed of a YAML or JSON file in a world. Paths in it begin in its folder.
 * @param named gets the full path of every file that it names
 * @throws {SeedError}
 */
export async function seedWorldFrom(world: World, path: string, named?: Set<string>): Promise<void> {
  const source = `The seed file ${path}`;
  const seed = await readWorldSeed(parseSeed(await readText(path, source), source), source);
  await use(world, seed, { folder: dirname(resolve(path)), source, named });
}

/** Plants a seed, and opens the tenants that it names. */
async function use(world: World, seed: WorldSeed, origin: Omit<SeedOrigin, 'planters'>): Promise<void> {
  const prepared = await prepareWorldSeed(seed, { ...origin, planters: world.planters });
  world.seeds.use(prepared);
  for (const name of prepared.tenants.keys()) world.tenant(name);
}

async function readText(path: string, source: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    const text = `expected a file that can be read: ${whyUnusable(error)}.`;
    throw new SeedError([{ path: '', text }], source);
  }
}
