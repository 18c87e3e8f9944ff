import type { Express, RequestHandler } from 'express';
import { answerErrors, bareApp, exchangeOf, openExchange } from '../../http/app.ts';
import { wholeBody } from '../../http/json-body.ts';
import type { World } from '../../world/world.ts';
import { answerRefusals } from '../gateway/answer.ts';
import { gateway } from '../gateway/gateway.ts';
import { edgeHeaders } from '../gateway/headers.ts';
import { PREFIXES } from '../gateway/paths.ts';
import { refuse } from './routes/errors.ts';
import { limitTask } from './routes/rate.ts';
import { runAi, runModel } from './routes/run.ts';
import { permissionOf, tables } from './tables.ts';

/** Bytes of a request (assumed; Cloudflare publishes none, and its own tutorial sends pieces of 1 MB). */
const BODY_LIMIT = 32 * 1024 * 1024;

const RUN = '/accounts/:account_id/ai/run';

/** The stand-in for the speech models of Workers AI on a world: the gateway, then the service. */
export function createWorkersAiApp(world: World): Express {
  const app = bareApp();
  app.use(openExchange(world, tables));
  app.use(edgeHeaders);
  for (const gate of gateway(world, permissionOf)) app.use(gate);
  const before = [limitTask(world), wholeBody(BODY_LIMIT)];
  app.post(
    PREFIXES.map((prefix) => prefix + RUN),
    ...before,
    runAi(world),
  );
  app.post(
    PREFIXES.map((prefix) => `${prefix}${RUN}/*model`),
    ...before,
    runModel(world),
  );
  app.use(unknownOperation);
  app.use(answerRefusals(world, tables));
  app.use(answerErrors(world, tables, 'internal-error'));
  return app;
}

/** Every path here has one method. */
const unknownOperation: RequestHandler = (request, response) => {
  const methods = tables.indexFor(exchangeOf(response).tenant).methodsOf(request.path);
  throw refuse('method-unknown', { allow: methods.join(', ') });
};
