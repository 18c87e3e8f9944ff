import { z } from 'zod';
import { readFaults } from '../../../src/contracts/control/read-faults.ts';
import type { TenantSeed } from '../../../src/contracts/seed/seed.ts';
import type { TenantRequest, TenantView } from '../../../src/control-client/index.ts';
import { pointingAt } from '../../environment.ts';
import { tenantName } from '../arguments.ts';
import type { Session } from '../session.ts';
import { tool } from '../tool.ts';

/** Tools about tenants: their state, clock and faults. */
export const tenantTools = [
  tool({
    name: 'tenants',
    description:
      'List the tenants, or create, reset or delete one. A tenant is a sandbox: own credentials, state, clock, credits, journal.',
    input: z.object({
      action: z.enum(['list', 'create', 'reset', 'delete']).default('list'),
      name: z.string().optional().describe('Name; create makes one up without it'),
      credits: z.int().min(0).optional().describe('create: credits on TranslatePlus'),
      clock: z.string().optional().describe('create: real, manual, manual:<ISO time>, scaled:<factor>'),
    }),
    run: async (session, { action, name, ...settings }) => {
      const { control } = session;
      if (action === 'list') {
        const { tenants, next } = await control.listTenants({ limit: 20 });
        return { result: { tenants: tenants.map(({ name: one }) => one), more: next !== null } };
      }
      if (action === 'create') {
        const made = await control.createTenant({ ...settings, ...(name ? { name } : {}) } as TenantRequest);
        return {
          result: { ...brief(made), environment: environmentOf(session, made) },
          next: 'Use this environment for the program under test; pass the name as tenant to the other tools.',
        };
      }
      if (name === undefined) throw new Error(`${action} needs a name. action: list names all tenants.`);
      if (action === 'reset') return { result: brief(await control.resetTenant(name)) };
      await control.deleteTenant(name);
      return { result: { deleted: name } };
    },
  }),
  tool({
    name: 'seed',
    description:
      'Plant state in a tenant and say what it hears and how it translates. Example: {"credits":3,"heard":[{"url":"https://cdn.example/*","language":"en","text":"Hello."}],"translated":[{"from":"en","to":"es","phrases":{"Hello.":"Hola."}}]}',
    input: z.object({
      tenant: tenantName,
      seed: z.record(z.string(), z.unknown()).describe('Form: fixtures/seed.schema.json of the package'),
    }),
    run: async ({ control }, { tenant, seed }) => ({
      result: await control.seed(tenant, seed as TenantSeed),
      next: 'The next requests of this tenant use it.',
    }),
  }),
  tool({
    name: 'advance',
    description:
      'Move the clock of a tenant forward: tasks finish, windows of rate limits pass, without waiting. Works best with clock manual.',
    input: z.object({ tenant: tenantName, seconds: z.number().positive() }),
    run: async ({ control }, { tenant, seconds }) => ({ result: await control.advance(tenant, seconds) }),
  }),
  tool({
    name: 'fault',
    description:
      'Make requests of a tenant fail: add by a text such as "rate-limited; times=1", "internal-error; operation=translateSubtitles", "delay=200" or "reset; times=2"; or list or clear the faults.',
    input: z.object({
      tenant: tenantName,
      action: z.enum(['add', 'list', 'clear']).default('add'),
      fault: z.string().optional().describe('add: the text; caption-harness faults and failures list all'),
    }),
    run: async ({ control }, { tenant, action, fault }) => {
      if (action === 'clear') await control.clearFaults(tenant);
      if (action === 'add') {
        if (fault === undefined) throw new Error('add needs a fault, such as "rate-limited; times=1".');
        for (const rule of readFaults(fault)) await control.addFault(tenant, rule);
      }
      const { faults } = await control.faults(tenant);
      const shown = faults.map(({ id, text, matched, struck }) => ({ id, text, matched, struck }));
      return { result: { faults: shown }, next: 'Repeat the request, then call journal: fault names what struck.' };
    },
  }),
];

const brief = ({ name, clock, credits }: TenantView) => ({ name, clock, credits });

/** The variables of a tenant: those of the running mocks, with its own credentials. */
function environmentOf({ running }: Session, { credentials }: TenantView): Readonly<Record<string, string>> {
  const providers = Object.entries(running.providers).map(([id, { baseUrl }]) => {
    const { full = {} } = (credentials as Readonly<Record<string, { full?: Record<string, string> }>>)[id] ?? {};
    return [id, { baseUrl, credentials: full }];
  });
  return pointingAt({ control: running.control, providers: Object.fromEntries(providers) }).set;
}
