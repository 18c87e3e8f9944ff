import { z } from 'zod';
import { grades } from '../../base/evidence.ts';
import { TENANT_NAME, TENANT_NAME_RULE } from '../tenant-name.ts';
import { FaultView, StruckFault } from './faults.ts';
import { SnapshotName } from './snapshot.ts';

/** A tenant's name: what stands behind `mock_` in its credentials. */
export const TenantName = z.string().regex(new RegExp(`^${TENANT_NAME}$`), TENANT_NAME_RULE);

/** A rate window: so many requests in so many seconds; null switches it off. */
const Limit = z.strictObject({ requests: z.int().min(0), seconds: z.int().min(1).max(86_400) }).nullable();

const Credits = z.int().min(0).max(1_000_000_000).describe('Whole credits left to spend');

/** What can be arranged when a tenant is made, and changed later. */
export const TenantSettings = z.strictObject({
  clock: z.string().optional().describe('real, manual, manual:<ISO time> or scaled:<factor>'),
  seed: z.int().min(0).max(4_294_967_295).optional(),
  switches: z.record(z.string(), z.string()).optional().describe('<provider>.<switch> to value'),
  credits: Credits.optional(),
  limits: z.record(z.string(), Limit).optional().describe('Rate window by provider'),
});

/** The body of POST /tenants. */
export const NewTenant = TenantSettings.extend({
  name: TenantName.optional(),
  from: z
    .strictObject({ tenant: TenantName, snapshot: SnapshotName.optional() })
    .optional()
    .describe(
      'A fork: the tenant starts with the state of another one, now or at a snapshot; settings are changed after that',
    ),
});

/** What a tenant's clock shows. */
export const ClockView = z.object({ mode: z.string(), now: z.iso.datetime() });

/** Credentials of one provider for one scope, under the names the provider's clients use. */
const Credentials = z.record(z.string(), z.string());

/** One tenant as the control API shows it. `credentials` is provider, then scope (full, read, none, expired). */
export const Tenant = z.object({
  name: z.string(),
  clock: ClockView,
  seed: z.int(),
  switches: z.record(z.string(), z.string()),
  credits: z.object({ total: z.int(), used: z.int(), remaining: z.int() }),
  limits: z.record(z.string(), Limit),
  credentials: z.record(z.string(), z.record(z.string(), Credentials)),
  faults: z.array(FaultView),
});

/** The query of POST /tenants. */
export const NewTenantQuery = z.strictObject({
  verbose: z
    .enum(['', 'true', 'false'])
    .optional()
    .describe('`verbose` or `verbose=true`: every switch and every scope, as GET shows them'),
});

/** A page of a list: how many at most, and after which one. */
export const PageQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(1000).default(100).describe('Most entries of the answer'),
  cursor: z.string().optional().describe('`next` of the page before'),
});

/** The answer of GET /tenants: by name. `next` is the cursor of the next page, null on the last. */
export const TenantList = z.object({ tenants: z.array(Tenant), next: z.string().nullable() });

/** The body of operations that need none. */
export const Nothing = z.strictObject({});

/** The body of POST /tenants/{name}/clock/advance. */
export const Advance = z.strictObject({ seconds: z.number().min(0).max(3_155_760_000) });

/** What an advance did. */
export const Advanced = z.object({ clock: ClockView, effects: z.int().describe('Planned effects that happened') });

/** What POST /tenants/{name}/seed planted. */
export const Planted = z.object({
  tenant: z.string(),
  planted: z.record(z.string(), z.int()).describe('How much of each kind: settings, heard ...'),
});

/** Why a request was answered as it was. */
export const Explanation = z.object({
  requestId: z.string(),
  tenant: z.string(),
  provider: z.string(),
  operation: z.string().nullable(),
  status: z.int().nullable(),
  rule: z.string().nullable(),
  fault: StruckFault.optional(),
  what: z.string().describe('What happened, in a sentence'),
  remedy: z.string().nullable().describe('What to do about it'),
  evidence: z.object({ grade: z.enum(grades), source: z.string() }).nullable(),
  at: z.iso.datetime().describe("The tenant's clock at that moment"),
  credits: z.object({ total: z.int(), used: z.int(), remaining: z.int() }),
  windows: z.record(
    z.string(),
    z.object({ limit: z.int(), seconds: z.int(), used: z.int(), remaining: z.int(), resetAt: z.iso.datetime() }),
  ),
});

/** The answer of GET /health. */
export const ControlHealth = z.object({
  status: z.literal('ok'),
  version: z.string(),
  providers: z.array(z.string()),
  /** By provider: the port of its listener. Absent if the servers are not those of `startWorld`. */
  ports: z.record(z.string(), z.number().int()).optional(),
});

/** Every refusal of the control API. */
export const ControlError = z.object({
  error: z.object({ code: z.string(), message: z.string(), hint: z.string() }),
});
