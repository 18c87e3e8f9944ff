import { z } from 'zod';

/** The server itself says where an answer ends: these would contradict it. `truncate` cuts an answer short. */
const FRAMING = ['transfer-encoding', 'trailer', 'content-length'];

/** A name that HTTP can carry (RFC 9110, 5.1). */
const HeaderName = z
  .string()
  .regex(/^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/, 'a header name is a token of RFC 9110, 5.6.2, without spaces and colons')
  .refine((name) => !FRAMING.includes(name.toLowerCase()), `the server itself writes ${FRAMING.join(', ')}`);

/** A value that HTTP can carry (RFC 9110, 5.5). */
export const HeaderValue = z
  .string()
  .regex(/^[\t\x20-\x7e\x80-\xff]*$/, 'a header value has no line breaks, no other control characters, Latin-1 alone');

/** What a fault does to a request. `when: after` lets the work be done (and charged) first, then loses the answer. */
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
    when: z.enum(['before', 'after']).optional(),
  }),
  z.strictObject({
    type: z.literal('reset').describe('Cut the connection without an answer'),
    when: z.enum(['before', 'after']).optional(),
  }),
  z.strictObject({
    type: z.literal('stall').describe('Never answer'),
    when: z.enum(['before', 'after']).optional(),
  }),
  z.strictObject({
    type: z.literal('truncate').describe('Send the headers and the first bytes of the answer, then cut'),
    bytes: z.int().min(0),
  }),
  z.strictObject({
    type: z.literal('delay').describe('Answer late by this much real time'),
    milliseconds: z.int().min(0).max(600_000),
  }),
]);

/** Which requests a fault strikes: all that match, after the first `after`, every `every`-th, `times` times. */
export const FaultRuleSchema = z.strictObject({
  match: z
    .strictObject({
      provider: z.string().optional(),
      operation: z.string().optional().describe('Operation id, for example translateSubtitles'),
      method: z.string().optional(),
      path: z.string().optional().describe('Path without the query; * stands for anything'),
    })
    .optional(),
  after: z.int().min(0).optional(),
  every: z.int().min(1).optional(),
  times: z.int().min(1).optional(),
  effect: FaultEffectSchema,
});

/** What a fault does to a request. */
export type FaultEffect = z.infer<typeof FaultEffectSchema>;

/** A deterministic rule that makes the mock refuse, stall or break. There are no probabilities. */
export type FaultRule = z.infer<typeof FaultRuleSchema>;
