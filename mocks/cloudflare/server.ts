import type { RequestListener } from '../http/listen.ts';
import type { World } from '../world/world.ts';
import { routeOf } from './gateway/paths.ts';
import { streamServer } from './stream/server.ts';
import { createWorkersAiApp } from './workers-ai/app.ts';

/**
 * What the Cloudflare listener serves: two services behind one gateway, told apart by path. What the gateway routes to
 * neither is refused on Stream's behalf.
 */
export function cloudflareServer(world: World) {
  const { listener: stream, broken } = streamServer(world);
  const workersAi = createWorkersAiApp(world);
  const listener: RequestListener = (request, response) => {
    const path = (request.url ?? '').split('?')[0] ?? '';
    if (routeOf(path)?.service === 'ai') workersAi(request, response);
    else stream(request, response);
  };
  return { listener, broken };
}
