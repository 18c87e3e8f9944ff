import { answerBroken, answerRefused } from '../http/broken.ts';
import type { World } from '../world/world.ts';
import { createTranslatePlusApp } from './app.ts';
import { tables } from './tables.ts';

/** What a listener serves: the app, and answers for what never becomes a request. */
export const translatePlusServer = (world: World) => ({
  listener: createTranslatePlusApp(world),
  broken: answerBroken(world, tables, {
    broken: 'http-broken',
    headers: 'headers-too-large',
    timeout: 'request-timeout',
    defect: 'internal-error',
  }),
  refuse: answerRefused(world, tables),
});
