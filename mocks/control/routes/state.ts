import type { Express } from 'express';
import { chaosSchedule } from '../../../src/contracts/control/chaos.ts';
import { readFaults } from '../../../src/contracts/control/read-faults.ts';
import { ChaosRequest } from '../../../src/contracts/control/state.ts';
import { writeAnswer } from '../../../src/listener/index.ts';
import { wholeBody } from '../../kernel/http/json-body.ts';
import { Refusal } from '../../kernel/http/refusal.ts';
import type { World } from '../../kernel/world/world.ts';
import { BODY_LIMIT, readBody } from '../body.ts';
import { faultView } from '../fault-view.ts';
import { reply } from '../reply.ts';
import { stateView } from '../state-view.ts';
import { namedTenant } from './named-tenant.ts';
import { replayWebhook } from './replay-webhook.ts';

/** Shows what a tenant holds and the text of its tracks, sends its webhooks again, arms chaos. */
export function stateRoutes(app: Express, world: World): void {
  const body = wholeBody(BODY_LIMIT);
  app.get('/tenants/:name/state', async (request, response) => {
    const tenant = namedTenant(world, request);
    reply(response, 200, stateView(tenant, await world.shownStates()));
  });
  app.get('/tenants/:name/tracks/:provider/:id', async (request, response) => {
    const tenant = namedTenant(world, request);
    const { provider, id } = { provider: String(request.params.provider), id: String(request.params.id) };
    const text = (await world.shownStates()).get(provider)?.trackText?.(tenant, id) ?? null;
    if (text === null) throw new Refusal('track-unknown', { provider, id });
    const headers = { 'Content-Type': 'text/vtt; charset=utf-8', 'X-Content-Type-Options': 'nosniff' };
    writeAnswer(response, { status: 200, headers, bytes: Buffer.from(text) });
  });
  app.post('/tenants/:name/webhooks/:entry/replay', async (request, response) => {
    const tenant = namedTenant(world, request);
    reply(response, 200, await replayWebhook(tenant, String(request.params.entry)));
  });
  app.post('/tenants/:name/chaos', body, (request, response) => {
    const tenant = namedTenant(world, request);
    const { profile } = readBody(request, ChaosRequest);
    const rules = chaosSchedule(profile, tenant.settings.seed).flatMap(readFaults);
    reply(response, 201, { faults: rules.map((rule) => faultView(tenant.addFault(rule))) });
  });
}
