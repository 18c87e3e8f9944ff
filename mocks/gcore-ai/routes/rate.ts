import type { RequestHandler } from 'express';
import { exchangeOf } from '../../http/app.ts';
import { countInWindow, windowRule } from '../../http/gates.ts';
import type { World } from '../../world/world.ts';
import { refuse } from './errors.ts';

/** Refuses requests past the limit that the tenant was given. Gcore publishes none, so without one nobody is refused. */
export function limitRate(world: World): RequestHandler {
  return (_request, response, next) => {
    const exchange = exchangeOf(response);
    if (exchange.tenant.settings.limits['gcore-ai']) {
      const use = countInWindow(world, exchange, windowRule(world, exchange.tenant, 'gcore-ai', { kind: 'fixed' }));
      if (!use.allowed) throw refuse('rate-limited', { wait: use.waitSeconds });
    }
    next();
  };
}

/** Refuses everything about AI where it is not enabled on the account. */
export const requireFeature: RequestHandler = (_request, response, next) => {
  if (exchangeOf(response).tenant.switch('gcore-ai.aiEnabled') === 'off') throw refuse('feature-disabled');
  next();
};
