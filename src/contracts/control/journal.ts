import { z } from 'zod';
import { StruckFault } from './faults.ts';

/** One body in the journal: text, cut at the byte cap, or only its size when it is not text. */
const JournalBody = z.object({ bytes: z.int(), text: z.string().optional(), cut: z.boolean().optional() });

const Message = z.object({ headers: z.record(z.string(), z.string()), body: JournalBody });

/** What an entry tells of. */
export const entryKinds = ['request', 'webhook'] as const;

/**
 * One request and its answer, or one webhook and the answer of its receiver. `time` alone differs when the same run is
 * repeated: host, ports, durations and, unless the clock is manual, times of the tenant are left out.
 */
export const JournalEntry = z.object({
  id: z.string(),
  time: z.iso.datetime().describe("When it began, on the machine's clock"),
  kind: z.enum(entryKinds).describe('request: sent to a mock. webhook: sent by a mock'),
  at: z.iso.datetime().optional().describe("The tenant's clock, if it is manual"),
  provider: z.string(),
  operation: z.string().nullable().describe('null: no operation has this method and path'),
  method: z.string(),
  path: z.string(),
  url: z.string().optional().describe('Where a webhook was sent'),
  attempts: z.int().optional().describe('How often a webhook was sent. 0: it was not, as outcome says'),
  request: Message,
  outcome: z.string().describe('answered, aborted, or the fault that struck'),
  rule: z.string().nullable().describe('The catalogue row that answered'),
  fault: StruckFault.optional().describe('The fault that struck'),
  status: z.int().nullable().describe('null: there was no answer'),
  response: Message,
});

/**
 * A tenant's journal or a page of it; `dropped` counts the oldest entries that the caps pushed out. `next` is the cursor
 * of the next page, null on the last one.
 */
export const Journal = z.object({
  tenant: z.string(),
  dropped: z.int(),
  entries: z.array(JournalEntry),
  next: z.string().nullable(),
});

/** The same of all tenants, in the order in which the entries arrived. */
export const WholeJournal = z.object({
  dropped: z.int(),
  entries: z.array(JournalEntry.extend({ tenant: z.string() })),
  next: z.string().nullable(),
});
