import { z } from 'zod';
import { entryKinds, JournalEntry } from './journal.ts';

const Times = z
  .strictObject({
    exactly: z.int().min(0).optional(),
    atLeast: z.int().min(0).optional(),
    atMost: z.int().min(0).optional(),
  })
  .refine(({ exactly, atLeast, atMost }) => [exactly, atLeast, atMost].some((one) => one !== undefined), {
    error: 'name exactly, atLeast or atMost',
  })
  .refine(({ exactly, atLeast, atMost }) => exactly === undefined || (atLeast ?? atMost) === undefined, {
    error: 'exactly stands alone',
  })
  .refine(({ atLeast = 0, atMost = atLeast }) => atLeast <= atMost, { error: 'atLeast is larger than atMost' });

/** Which entries of a journal are meant: those that match every given member. */
export const EntryMatch = z.strictObject({
  kind: z.enum(entryKinds).optional().describe('Default: requests and webhooks'),
  provider: z.string().optional(),
  operation: z.string().nullable().optional().describe('Operation id; null: no operation has this method and path'),
  method: z.string().optional(),
  path: z
    .string()
    .optional()
    .describe('Path; * stands for anything, {id} and :id for one segment. With a ?, path and query'),
  status: z
    .union([z.int().min(100).max(599), z.string().regex(/^[1-5]xx$/, 'a status is a number or a class such as 4xx')])
    .nullable()
    .optional()
    .describe('A status, a class such as 4xx, or null for no answer'),
  rule: z.string().nullable().optional().describe('The catalogue row that answered, for example rate-limited'),
  body: z
    .union([z.string(), z.record(z.string(), z.unknown()), z.array(z.unknown())])
    .optional()
    .describe('A text that the body contains, or members that its JSON (or form) has among others'),
});

/** The body of POST /tenants/{name}/verify. */
export const Verification = z.strictObject({
  match: EntryMatch.default({}),
  times: Times.default({ atLeast: 1 }).describe('Default: at least once'),
});

/** The body of POST /tenants/{name}/wait. */
export const Waiting = z.strictObject({
  match: EntryMatch.default({}),
  count: z.int().min(1).max(100_000).default(1).describe('Entries to wait for; those there already count'),
  timeoutSeconds: z
    .number()
    .min(0)
    .max(600)
    .default(10)
    .describe("Seconds of real time, whatever the tenant's clock does"),
});

/** One member in which an entry does not match. */
const Difference = z.object({
  member: z.string().describe('For example status, or body.target'),
  expected: z.unknown(),
  seen: z.unknown(),
  note: z.string().optional().describe('Why it could not be compared'),
});

/** An entry that comes near to what was expected, and in what it differs. */
export const NearMiss = z.object({
  id: z.string(),
  time: z.iso.datetime(),
  kind: z.enum(entryKinds),
  provider: z.string(),
  operation: z.string().nullable(),
  method: z.string(),
  path: z.string(),
  status: z.int().nullable(),
  rule: z.string().nullable(),
  differences: z.array(Difference),
});

/** The answer when a verification holds. */
export const Verified = z.object({ verified: z.literal(true) });

/** The answer when what was waited for is there. `matched` counts entries that were dropped meanwhile, too. */
export const Waited = z.object({ matched: z.int(), entries: z.array(JournalEntry) });
