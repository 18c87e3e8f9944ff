import type { TenantSeed } from '../../src/contracts/seed/seed.ts';
import type { Plant, Planters } from '../kernel/world/seeds/planter.ts';
import type { SeedFiles } from './seed-files.ts';
import { statedRules } from './stated-rules.ts';
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
  const rules = await statedRules(faults, `${path}faults`, files);
  const plants: Plant[] = [];
  const counts: Record<string, number> = { faults: rules.length };
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
      for (const rule of rules) tenant.addFault(rule, 'seed');
      for (const plant of plants) plant(tenant);
    },
  };
}
