import type { IncomingMessage } from 'node:http';
import type { Loaded } from '../../src/listener/index.ts';
import type { World } from '../kernel/world/world.ts';
import { routeOf } from './gateway/paths.ts';
import { streamMock } from './stream/app.ts';
import { workersAiMock } from './workers-ai/app.ts';

/**
 * The Cloudflare listener: two services behind one gateway, selected by path. A request that the gateway routes to
 * neither is refused as by Stream.
 */
export function cloudflareServer(world: World): Loaded {
  const stream = streamMock.server(world);
  const workersAi = workersAiMock.server(world);
  const serviceOf = ({ url = '' }: IncomingMessage) => {
    const query = url.indexOf('?');
    return routeOf(query < 0 ? url : url.slice(0, query))?.service === 'ai' ? workersAi : stream;
  };
  return {
    listener: (request, response, next) => serviceOf(request).listener(request, response, next),
    broken: stream.broken,
    adopt: (messages) => {
      stream.adopt?.(messages);
      workersAi.adopt?.(messages);
    },
    refuse: (request, why) => serviceOf(request).refuse(request, why),
  };
}
