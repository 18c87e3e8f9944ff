import { Roster } from '../src/base/roster.ts';
import type { ListenerId } from '../src/contracts/providers.ts';
import type { Loaded } from '../src/listener/index.ts';
import type { World } from './kernel/world/world.ts';

/** One server of the mocks: its app is loaded at the first request, so that the start is fast. */
export interface Listener {
  readonly id: string;
  readonly load: (world: World) => Promise<Loaded>;
  /** See `ListenOptions`. Default: false. */
  readonly endEmptyRequests?: boolean;
}

const own: Readonly<Record<ListenerId, Listener['load']>> = {
  cloudflare: async (world) => (await import('./cloudflare/server.ts')).cloudflareServer(world),
  'gcore-ai': async (world) => (await import('./gcore-ai/app.ts')).gcoreMock.server(world),
  translateplus: async (world) => (await import('./translateplus/app.ts')).translatePlusMock.server(world),
};

/** The servers of the mocks. A program may add that of a provider of its own. */
export const listenerRegistry = new Roster<Listener>(
  Object.entries(own).map(([id, load]) => ({ id, load, endEmptyRequests: true })),
);

/** Makes the planned effects of every mock happen in a world, before the first request. */
export async function armEveryMock(world: World): Promise<void> {
  for (const { load } of listenerRegistry.items) await load(world);
}
