import type { Express, RequestHandler } from 'express';
import { translatePlusContract } from '../../src/contracts/translateplus/contract.ts';
import { answerErrors, bareApp, exchangeOf, openExchange } from '../http/app.ts';
import { expressPath } from '../http/operation-index.ts';
import type { World } from '../world/world.ts';
import { accountSummary } from './routes/account.ts';
import { countRefusal } from './routes/answer.ts';
import { requireKey } from './routes/auth.ts';
import { health } from './routes/health.ts';
import { supportedLanguages } from './routes/languages.ts';
import { limitRate } from './routes/rate.ts';
import { readSubtitles, translateSubtitles } from './routes/subtitles.ts';
import { unknownRoute } from './routes/unknown.ts';
import { aliasesOpen, tables } from './tables.ts';

const handlers = {
  translateSubtitles: [readSubtitles, translateSubtitles],
  getAccountSummary: [accountSummary],
  listSupportedLanguages: [supportedLanguages],
  getHealth: [health],
} as const;

/** The stand-in for TranslatePlus on a world. Gates in the assumed order: route, key, rate limit, body, credits. */
export function createTranslatePlusApp(world: World): Express {
  const app = bareApp();
  app.use(openExchange(world, tables));
  for (const operation of translatePlusContract.operations) {
    const gates = operation.permission === 'none' ? [] : [requireKey(world, operation.permission), limitRate(world)];
    const work = handlers[operation.id].flatMap((make) => make(world));
    const aliases = 'aliases' in operation ? operation.aliases : [];
    app[operation.method](expressPath(operation.path), ...gates, ...work);
    for (const alias of aliases) app[operation.method](expressPath(alias), onlyOpenAliases, ...gates, ...work);
  }
  app.use(unknownRoute);
  app.use(countRefusal(world));
  app.use(answerErrors(world, tables, 'internal-error'));
  return app;
}

/** Lets SDK spellings of a path through only where the switch opens them; elsewhere they are unknown routes. */
const onlyOpenAliases: RequestHandler = (_request, response, next) => {
  if (aliasesOpen(exchangeOf(response).tenant)) next();
  else next('route');
};
