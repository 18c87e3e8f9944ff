import { z } from 'zod';
import { ClockView } from './schemas.ts';

const Count = z.int().min(0);

/** Something that a provider keeps for a tenant. */
const StateResource = z.object({
  kind: z.string().describe('task, video, track, or a word of an own provider'),
  id: z.string(),
  title: z.string(),
  state: z.string().describe('In the words of the provider'),
  created: z.iso.datetime().nullable(),
  seconds: z.number().nullable().describe('Length of its media, where it is known'),
  parent: z.string().nullable().describe('The video of a track'),
  hasText: z.boolean().describe('True: GET .../tracks/{provider}/{id} has its text as WebVTT'),
});

/** A rate window without a change to it. `resetAt` is null for an unused one. */
const StateWindow = z.object({
  limit: Count,
  seconds: Count,
  used: Count,
  remaining: Count,
  resetAt: z.iso.datetime().nullable(),
  isBlocked: z.boolean(),
});

/** What a tenant holds, as its clock shows it now. */
export const TenantState = z.object({
  tenant: z.string(),
  clock: ClockView,
  credits: z.object({ total: z.int(), used: z.int(), remaining: z.int() }),
  windows: z.record(z.string(), StateWindow).describe('By provider: its rate window, if there is a limit'),
  plans: z
    .array(z.object({ at: z.iso.datetime(), kind: z.string(), what: z.string(), count: Count }))
    .describe('What will happen by itself, earliest first; equal ones together'),
  planned: Count.describe('All planned effects'),
  resources: z
    .record(z.string(), z.object({ total: Count, items: z.array(StateResource) }))
    .describe('By provider: the newest resources, at most 200'),
});

/** The body of POST /tenants/{name}/chaos. */
export const ChaosRequest = z.strictObject({ profile: z.enum(['calm', 'rough', 'hostile']) });

/** The entry of a webhook that was sent again. */
export const Replayed = z.object({ entry: z.string(), outcome: z.string(), status: z.int().nullable() });
