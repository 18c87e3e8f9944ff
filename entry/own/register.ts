import { mutantRegistry } from '../../conformance/mutants/index.ts';
import { suiteRegistry } from '../../conformance/providers/index.ts';
import type { Planter } from '../../mocks/kernel/world/seeds/planter.ts';
import type { World } from '../../mocks/kernel/world/world.ts';
import { listenerRegistry } from '../../mocks/listeners.ts';
import { planterRegistry } from '../../mocks/planters.ts';
import { contractRegistry } from '../../src/contracts/contracts.ts';
import { providerRegistry } from '../../src/contracts/providers.ts';
import { ownSeedRegistry } from '../../src/contracts/seed/own-seeds.ts';
import { conflictsOf } from './conflicts.ts';
import { ProviderDefinitionError } from './definition-error.ts';
import { madeWhere, type OwnProvider } from './own-provider.ts';
import type { SeedDefinition } from './seed-definition.ts';

const registered = new Map<OwnProvider, () => void>();

/**
 * Makes a provider known to everything in this process: mocks that start from now on, the suite, the mutants, every list. Doing so
 * twice changes nothing. Returns what takes it away again.
 * @throws {ProviderDefinitionError} beside a provider with the same id, server, port or variable
 * @throws {TypeError} for a value that `defineProvider` has not made
 */
export function registerProvider(own: OwnProvider): () => void {
  if (madeWhere(own) !== 'here') throw new TypeError('expected what defineProvider() of this package returns');
  const known = registered.get(own);
  if (known !== undefined) return known;
  const conflicts = conflictsOf(own.row);
  if (conflicts.length > 0) throw new ProviderDefinitionError(own.id, conflicts);
  const undo = [
    providerRegistry.add(own.row),
    contractRegistry.add(own.contract),
    listenerRegistry.add({ id: own.row.listener.id, load: async (world) => own.mock.server(world) }),
    suiteRegistry.add(own.suite),
    ...own.mutants.map((mutant) => mutantRegistry.add(mutant)),
    ...(own.seed === null ? [] : seedParts(own, own.seed)),
  ];
  const remove = () => {
    if (registered.delete(own)) for (const one of undo) one();
  };
  registered.set(own, remove);
  return remove;
}

/** Lets seeds state what a provider starts from. */
function seedParts({ id, mock }: OwnProvider, seed: SeedDefinition): (() => void)[] {
  const { read } = seed;
  const planter: Planter = {
    prepare: async (stated) => (tenant) => seed.plant(tenant, stated),
    count: (stated) => seed.count?.(stated) ?? {},
  };
  const load = async (world: World): Promise<Planter> => {
    mock.arm(world);
    return planter;
  };
  return [ownSeedRegistry.add({ id, read }), planterRegistry.add({ id, load })];
}
