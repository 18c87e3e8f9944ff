import { z } from 'zod';
import { DelaySpec } from './delay.ts';
import { HeaderName, HeaderValue } from './header-texts.ts';

const When = z
  .enum(['before', 'after'])
  .optional()
  .describe('Default: before. after: the work is done and charged first, then its answer is lost');

/** What a fault does to a request. The meaning of each type is a row of `faultRows`. */
export const FaultEffectSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('failure').describe('Answer with a catalogued refusal'),
    failure: z.string().describe('Failure id of the provider, for example credits-short'),
    values: z
      .record(z.string(), z.union([z.string(), z.number()]))
      .optional()
      .describe('Values for its placeholders'),
  }),
  z.strictObject({
    type: z.literal('answer').describe('Answer with these bytes'),
    status: z.int().min(200).max(599),
    headers: z.record(HeaderName, HeaderValue).optional(),
    body: z.string().optional(),
    when: When,
  }),
  z.strictObject({ type: z.literal('reset').describe('Cut the connection without an answer'), when: When }),
  z.strictObject({ type: z.literal('stall').describe('Never answer'), when: When }),
  z.strictObject({
    type: z.literal('truncate').describe('Send the headers and the first bytes of the answer, then cut'),
    bytes: z.int().min(0),
  }),
  z.strictObject({
    type: z.literal('delay').describe('Answer late by this much real time'),
    milliseconds: DelaySpec,
  }),
  z.strictObject({
    type: z.literal('bandwidth').describe('Send the body of the answer slowly, in real time'),
    bytesPerSecond: z.int().min(1).max(1_000_000_000),
  }),
  z.strictObject({
    type: z.literal('malformed').describe('End the body in the middle, with a Content-Length that fits'),
  }),
  z.strictObject({
    type: z.literal('drop-headers').describe('Leave these headers out of the answer'),
    headers: z.array(HeaderName).min(1),
  }),
  z.strictObject({ type: z.literal('duplicate').describe('Send the whole answer, or the webhook, a second time') }),
]);

/** Which requests a fault strikes: all that match, after the first `after`, every `every`-th, `times` times. */
export const FaultRuleSchema = z.strictObject({
  match: z
    .strictObject({
      provider: z.string().optional(),
      operation: z
        .string()
        .optional()
        .describe('Operation id, for example translateSubtitles; webhook for what the provider sends'),
      method: z.string().optional(),
      path: z.string().optional().describe('Path without the query; * stands for anything'),
    })
    .optional(),
  after: z.int().min(0).optional(),
  every: z.int().min(1).optional(),
  times: z.int().min(1).optional(),
  ttlSeconds: z
    .int()
    .min(1)
    .max(31_536_000)
    .optional()
    .describe("Ends this many seconds after it was armed, on the tenant's clock"),
  label: z.string().min(1).max(100).optional().describe('A name for lists; tells equal faults of a header apart'),
  effect: FaultEffectSchema,
});

/** What a fault does to a request. */
export type FaultEffect = z.infer<typeof FaultEffectSchema>;

/** A deterministic rule that makes the mock refuse, stall or break. There are no probabilities. */
export type FaultRule = z.infer<typeof FaultRuleSchema>;

/** A rule as lists show it. `text` is the same in the form of --fault and X-Harness-Fault. */
export const FaultView = z.object({
  id: z.string(),
  text: z.string(),
  rule: FaultRuleSchema,
  matched: z.int().describe('Requests that match so far'),
  struck: z.int().describe('Requests that it has struck'),
  source: z.enum(['control', 'seed', 'option', 'header']),
  endsAt: z.iso.datetime().optional().describe("When ttlSeconds are over, on the tenant's clock"),
});

/** A fault that struck a request; `milliseconds` is the delay that was drawn. */
export const StruckFault = z.object({ id: z.string(), text: z.string(), milliseconds: z.int().optional() });

/** The faults of a tenant. */
export const FaultList = z.object({ faults: z.array(FaultView) });
