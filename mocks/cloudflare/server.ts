import type { IncomingMessage } from 'node:http';
import { answerRefused } from '../http/broken.ts';
import type { Loaded } from '../http/listen.ts';
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
  const workersAi = { listener: createWorkersAiApp(world), refuse: answerRefused(world, workersAiTables) };
  const serviceOf = ({ url = '' }: IncomingMessage) =>
    routeOf(url.split('?')[0] ?? '')?.service === 'ai' ? workersAi : stream;
  return {
    listener: (request, response) => serviceOf(request).listener(request, response),
    broken: stream.broken,
    refuse: (request, why) => serviceOf(request).refuse(request, why),
  };
}
