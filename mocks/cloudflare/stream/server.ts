import { answerBroken, answerRefused } from '../../http/broken.ts';
import type { World } from '../../world/world.ts';
import { createStreamApp } from './app.ts';
import { tables } from './tables.ts';

/** What the listener serves for Stream: the app, and answers for what never becomes a request. */
export const streamServer = (world: World) => ({
  listener: createStreamApp(world),
  broken: answerBroken(world, tables, {
    broken: 'http-broken',
    headers: 'headers-too-large',
    timeout: 'request-timeout',
    defect: 'internal-error',
  }),
  refuse: answerRefused(world, tables),
});
