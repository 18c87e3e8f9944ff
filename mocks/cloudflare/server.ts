import type { IncomingMessage } from 'node:http';
import type { Loaded, RequestListener } from '../../src/listener/index.ts';
import { answerRefused } from '../http/broken.ts';
import type { World } from '../world/world.ts';
import { routeOf } from './gateway/paths.ts';
import { streamServer } from './stream/server.ts';
import { createWorkersAiApp } from './workers-ai/app.ts';
import { tables as workersAiTables } from './workers-ai/tables.ts';

/**
 * What the Cloudflare listener serves: two services behind one gateway, told apart by path. What the gateway routes to
 * neither is refused on Stream's behalf.
 */
export function cloudflareServer(world: World): Loaded {
  const stream = streamServer(world);
  const app: RequestListener = createWorkersAiApp(world);
  const workersAi = { listener: app, refuse: answerRefused(world, workersAiTables) };
  const serviceOf = ({ url = '' }: IncomingMessage) =>
    routeOf(url.split('?')[0] ?? '')?.service === 'ai' ? workersAi : stream;
  return {
    listener: (request, response, next) => serviceOf(request).listener(request, response, next),
    broken: stream.broken,
    refuse: (request, why) => serviceOf(request).refuse(request, why),
  };
}
