import type { TenantSeed } from '../../src/contracts/seed/seed.ts';
import type { Plant, Planters } from '../kernel/world/seeds/planter.ts';
import { faultProblem } from './fault-problem.ts';
import type { SeedFiles } from './seed-files.ts';
import { subtitleReader } from './subtitle-reader.ts';

type StateSeed = Omit<TenantSeed, 'heard' | 'translated' | 'clock' | 'seed' | 'switches' | 'credits' | 'limits'>;

/** State that is ready to be planted. */
export interface PreparedState {
  readonly plant: Plant;
  readonly counts: Readonly<Record<string, number>>;
}

/** Prepares faults and the state of providers. @param path where the seed is, with a dot at its end */
export async function prepareState(
  { faults = [], ...providers }: StateSeed,
  path: string,
  { files, planters }: { readonly files: SeedFiles; readonly planters: Planters },
): Promise<PreparedState> {
  for (const [at, rule] of faults.entries()) {
    const problem = await faultProblem(rule);
    if (problem !== null) files.report(`${path}faults[${at}]`, problem);
  }
  const plants: Plant[] = [];
  const counts: Record<string, number> = { faults: faults.length };
  for (const [provider, seed] of Object.entries(providers)) {
    if (seed === undefined) continue;
    const load = planters[provider];
    if (!load) {
      files.report(`${path}${provider}`, 'this world has no such mock, so its state cannot be planted.');
      continue;
    }
    const planter = await load();
    plants.push(await planter.prepare(seed, `${path}${provider}`, subtitleReader(files)));
    Object.assign(counts, planter.count(seed));
  }
  return {
    counts,
    plant: (tenant) => {
      for (const rule of faults) tenant.addFault(rule);
      for (const plant of plants) plant(tenant);
    },
  };
}
