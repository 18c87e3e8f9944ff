import type { Express, Request } from 'express';
import { TIME_RANGE } from '../../../src/base/time-range.ts';
import {
  Advance,
  NewTenant,
  NewTenantQuery,
  Nothing,
  PageQuery,
  TenantSettings,
} from '../../../src/contracts/control/schemas.ts';
import { demandProvider } from '../../kernel/http/fault-names.ts';
import { wholeBody } from '../../kernel/http/json-body.ts';
import { Refusal } from '../../kernel/http/refusal.ts';
import { LOBBY } from '../../kernel/world/credentials.ts';
import { mergeSettings } from '../../kernel/world/settings.ts';
import { forkTenant } from '../../kernel/world/snapshots/restore.ts';
import type { Tenant } from '../../kernel/world/tenant.ts';
import type { World } from '../../kernel/world/world.ts';
import { seedTenant } from '../../seeding/seed-tenant.ts';
import { BODY_LIMIT, readBody, readObject, readQuery } from '../body.ts';
import { reply } from '../reply.ts';
import { clockView, newTenantView, tenantView } from '../tenant-view.ts';
import { faultRoutes } from './faults.ts';
import { namedTenant } from './named-tenant.ts';
import { snapshotToFork } from './snapshots.ts';

/** A seed holds whole transcripts. */
const SEED_LIMIT = 16 * BODY_LIMIT;

/** Opens, shows, changes and deletes tenants; moves their clocks; sets their faults. */
export function tenantRoutes(app: Express, world: World): void {
  const body = wholeBody(BODY_LIMIT);
  const named = (request: Request): Tenant => namedTenant(world, request);

  app.get('/tenants', (request, response) => {
    const { limit, cursor = '' } = readQuery(request, PageQuery);
    const names = world.namesAfter(cursor, limit + 1);
    const page = names.slice(0, limit);
    const tenants = page.flatMap((name) => world.find(name) ?? []).map(tenantView);
    reply(response, 200, { tenants, next: names.length > limit ? page.at(-1) : null });
  });
  app.post('/tenants', body, (request, response) => {
    const { name = world.freeName(), from, ...settings } = readBody(request, NewTenant);
    const { verbose = 'false' } = readQuery(request, NewTenantQuery);
    const view = (tenant: Tenant) => (verbose === 'false' ? newTenantView(tenant, settings) : tenantView(tenant));
    if (name === LOBBY) throw new Refusal('tenant-reserved', { name });
    mergeSettings(world.settings, settings);
    const origin = from === undefined ? null : snapshotToFork(world, from);
    if (world.find(name) && !world.giveUp(name)) throw new Refusal('tenant-exists', { name });
    checkLimits(settings.limits);
    if (origin === null) {
      reply(response, 201, view(world.create(name, settings)));
      return;
    }
    const fork = forkTenant(world, name, origin);
    fork.update(settings);
    reply(response, 201, view(fork));
  });
  app.get('/tenants/:name', (request, response) => {
    reply(response, 200, tenantView(named(request)));
  });
  app.patch('/tenants/:name', body, (request, response) => {
    const tenant = named(request);
    const settings = readBody(request, TenantSettings);
    checkLimits(settings.limits);
    tenant.update(settings);
    reply(response, 200, tenantView(tenant));
  });
  app.delete('/tenants/:name', (request, response) => {
    world.remove(named(request).name);
    reply(response, 204);
  });
  app.post('/tenants/:name/clock/advance', body, async (request, response) => {
    const tenant = named(request);
    const { seconds } = readBody(request, Advance);
    const effects = await tenant.advance(seconds).catch((error: unknown) => {
      if (!(error instanceof RangeError)) throw error;
      throw new Refusal('clock-range', { seconds, now: clockView(tenant).now, range: TIME_RANGE });
    });
    reply(response, 200, { clock: clockView(tenant), effects });
  });
  app.post('/tenants/:name/reset', body, (request, response) => {
    const tenant = named(request);
    readBody(request, Nothing);
    tenant.reset();
    reply(response, 200, tenantView(tenant));
  });
  app.post('/tenants/:name/seed', wholeBody(SEED_LIMIT), async (request, response) => {
    const tenant = named(request);
    const planted = await seedTenant(world, tenant, readObject(request));
    reply(response, 200, { tenant: tenant.name, planted });
  });
  faultRoutes(app, body, named);
}

function checkLimits(limits: Readonly<Record<string, unknown>> = {}): void {
  for (const provider of Object.keys(limits)) {
    demandProvider(provider);
  }
}
