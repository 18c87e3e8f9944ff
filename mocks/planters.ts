import { Roster } from '../src/base/roster.ts';
import type { Planter, Planters } from './kernel/world/seeds/planter.ts';
import type { World } from './kernel/world/world.ts';

/** What plants the seeds of a provider. */
export interface SeedPlanter {
  /** The provider's id. */
  readonly id: string;
  readonly load: (world: World) => Promise<Planter>;
}

/** The planters of the providers that a program has registered. */
export const planterRegistry = new Roster<SeedPlanter>([]);

/** Loads what plants the state of each provider in a world, when a seed has such state. */
export const planters = (world: World): Planters => ({
  'cloudflare-stream': async () => {
    (await import('./cloudflare/stream/app.ts')).streamMock.arm(world);
    return (await import('./cloudflare/stream/life/plant-seed.ts')).streamPlanter;
  },
  'gcore-ai': async () => {
    (await import('./gcore-ai/app.ts')).gcoreMock.arm(world);
    return (await import('./gcore-ai/life/plant-seed.ts')).gcorePlanter(world);
  },
  ...Object.fromEntries(planterRegistry.items.map(({ id, load }) => [id, () => load(world)])),
});
