import type { Express } from 'express';
import { clampTime } from '../../../src/base/time-range.ts';
import { Refusal } from '../../kernel/http/refusal.ts';
import type { World } from '../../kernel/world/world.ts';
import { reply } from '../reply.ts';

/** Explains the answer of a request. */
export function explanationRoutes(app: Express, world: World): void {
  app.get('/explain/:requestId', (request, response) => {
    const requestId = String(request.params.requestId);
    const tenant = world.find(requestId.slice(0, requestId.lastIndexOf('-')));
    const found = tenant?.journal.find(requestId);
    if (!tenant || !found) throw new Refusal('request-unknown', { requestId });
    const { entry, circumstances } = found;
    const { at, credits, windows, what, remedy, evidence } = circumstances;
    const explanation = {
      requestId,
      tenant: tenant.name,
      provider: entry.provider,
      operation: entry.operation,
      status: entry.status,
      rule: entry.rule,
      ...(entry.fault === undefined ? {} : { fault: entry.fault }),
      what,
      remedy,
      evidence: evidence && { ...evidence },
      at: new Date(at).toISOString(),
      credits: { ...credits, remaining: credits.total - credits.used },
      windows: Object.fromEntries(
        Object.entries(windows).map(([provider, window]) => [
          provider,
          { ...window, resetAt: new Date(clampTime(window.resetAt)).toISOString() },
        ]),
      ),
    };
    reply(response, 200, explanation);
  });
}
