import type { ListenerId } from '../src/contracts/providers.ts';
import type { Loaded } from '../src/listener/index.ts';
import type { World } from './kernel/world/world.ts';

/** Loads the server of each listener at its first request, so that the start is fast. */
export const listeners: Readonly<Record<ListenerId, (world: World) => Promise<Loaded>>> = {
  cloudflare: async (world) => (await import('./cloudflare/server.ts')).cloudflareServer(world),
  'gcore-ai': async (world) => (await import('./gcore-ai/app.ts')).gcoreMock.server(world),
  translateplus: async (world) => (await import('./translateplus/app.ts')).translatePlusMock.server(world),
};
