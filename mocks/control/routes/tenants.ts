import type { Express, Request } from 'express';
import type { ZodType } from 'zod';
import { z } from 'zod';
import { FaultRuleSchema } from '../../../src/contracts/control/faults.ts';
import { Advance, NewTenant, TenantSettings } from '../../../src/contracts/control/schemas.ts';
import { loadFailureTables } from '../../../src/contracts/failure-tables.ts';
import { providerIds, providerOf } from '../../../src/contracts/providers.ts';
import { bodyBytes, parseJsonObject, wholeBody } from '../../http/json-body.ts';
import { Refusal } from '../../http/refusal.ts';
import { LOBBY } from '../../world/credentials.ts';
import { SettingError } from '../../world/settings.ts';
import type { Tenant } from '../../world/tenant.ts';
import type { World } from '../../world/world.ts';
import { reply } from '../reply.ts';
import { clockView, tenantView } from '../tenant-view.ts';

const BODY_LIMIT = 1024 * 1024;

/** Opens, shows, changes and forgets tenants; moves their clocks; sets their faults; shows their journals. */
export function tenantRoutes(app: Express, world: World): void {
  const body = wholeBody(BODY_LIMIT);
  const named = (request: Request): Tenant => {
    const name = String(request.params.name);
    const tenant = world.find(name);
    if (!tenant) throw new Refusal('tenant-unknown', { name });
    return tenant;
  };

  app.post('/tenants', body, (request, response) => {
    const { name = world.freeName(), ...settings } = read(request, NewTenant);
    if (name === LOBBY) throw new Refusal('tenant-reserved', { name });
    if (world.find(name)) throw new Refusal('tenant-exists', { name });
    checkLimits(settings.limits);
    reply(response, 201, tenantView(world.create(name, settings)));
  });
  app.get('/tenants/:name', (request, response) => {
    reply(response, 200, tenantView(named(request)));
  });
  app.patch('/tenants/:name', body, (request, response) => {
    const tenant = named(request);
    const settings = read(request, TenantSettings);
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
    const effects = await tenant.advance(read(request, Advance).seconds);
    reply(response, 200, { clock: clockView(tenant), effects });
  });
  app.post('/tenants/:name/reset', (request, response) => {
    const tenant = named(request);
    tenant.reset();
    reply(response, 200, tenantView(tenant));
  });
  app.post('/tenants/:name/faults', body, async (request, response) => {
    const tenant = named(request);
    const rule = read(request, FaultRuleSchema);
    if (rule.effect.type === 'failure') await checkFailure(rule.effect.failure, rule.match?.provider);
    const { id } = tenant.addFault(rule);
    reply(response, 201, { id, rule });
  });
  app.delete('/tenants/:name/faults', (request, response) => {
    named(request).faults.length = 0;
    reply(response, 204);
  });
  app.get('/tenants/:name/journal', (request, response) => {
    const { name, journal } = named(request);
    reply(response, 200, {
      tenant: name,
      dropped: journal.dropped,
      entries: journal.entries,
    });
  });
}

/** The body as the schema reads it. An absent body is an empty object. */
function read<Value>(request: Request, schema: ZodType<Value>): Value {
  const bytes = bodyBytes(request.body);
  const value = bytes.length === 0 ? {} : parseJsonObject(bytes);
  if (value === null) throw new Refusal('json-invalid');
  const result = schema.safeParse(value);
  if (!result.success) throw new Refusal('body-invalid', { problem: z.prettifyError(result.error) });
  return result.data;
}

function checkLimits(limits: Readonly<Record<string, unknown>> = {}): void {
  for (const provider of Object.keys(limits)) {
    demandProvider(provider);
  }
}

/** A fault of type failure must name a refusal that the provider (or, unsaid, any provider) has. */
async function checkFailure(id: string, provider: string | undefined): Promise<void> {
  if (provider !== undefined) demandProvider(provider);
  const failureTables = await loadFailureTables();
  const tables = provider === undefined ? Object.values(failureTables) : [failureTables[provider] ?? {}];
  if (tables.some((table) => Object.hasOwn(table, id))) return;
  throw new SettingError(`There is no failure ${id}.`, [...new Set(tables.flatMap((table) => Object.keys(table)))]);
}

/** @throws {SettingError} for an unknown provider */
function demandProvider(id: string): void {
  if (providerOf(id) === undefined) throw new SettingError(`There is no provider ${id}.`, providerIds);
}
