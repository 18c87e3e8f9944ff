import type { World } from '../../mocks/kernel/world/world.ts';
import { listenerRegistry } from '../../mocks/listeners.ts';
import type { RequestListener } from '../../src/listener/index.ts';

/** A world, or what `startWorld` and `createWorld` return. */
export type WorldOrRunning = World | { readonly world: World };

/**
 * The mocks of Cloudflare Stream and Workers AI as one app for Express, `http.createServer` and supertest. Paths begin with
 * `/client/v4`. It loads at the first request and checks no Host.
 * @example
 * const world = await createWorld();
 * await request(createCloudflareApp(world)).get('/client/v4/user/tokens/verify').set('Authorization', 'Bearer mock_demo');
 */
export const createCloudflareApp = (world: WorldOrRunning): RequestListener => appOf(world, 'cloudflare');

/** The mock of Gcore Streaming as an app, in the same way. Paths begin with `/streaming`. */
export const createGcoreApp = (world: WorldOrRunning): RequestListener => appOf(world, 'gcore-ai');

/** The mock of TranslatePlus as an app, in the same way. Paths begin with `/v2`. */
export const createTranslatePlusApp = (world: WorldOrRunning): RequestListener => appOf(world, 'translateplus');

function appOf(of: WorldOrRunning, id: string): RequestListener {
  const world = 'world' in of ? of.world : of;
  let loading: Promise<RequestListener> | null = null;
  return (request, response, next = () => response.destroy()) => {
    loading ??= load(world, id);
    loading.then((listener) => listener(request, response, next)).catch(next);
  };
}

async function load(world: World, id: string): Promise<RequestListener> {
  const served = await listenerRegistry.items.find((listener) => listener.id === id)?.load(world);
  if (served === undefined) throw new Error(`no mock has the listener ${id}`);
  return served.listener;
}
