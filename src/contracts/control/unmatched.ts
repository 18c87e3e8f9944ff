import { z } from 'zod';

/**
 * Why a request belongs to no tenant or no operation: another method, another path, no usable credential, or a refusal
 * before its path was looked at (a foreign host, broken HTTP).
 */
const unmatchedReasons = ['method', 'path', 'credential', 'refused'] as const;

/** The parameters of GET /unmatched. */
export const UnmatchedQuery = z.strictObject({
  tenant: z.string().optional(),
  provider: z.string().optional(),
  limit: z.coerce.number().int().min(1).max(1_000).default(100).describe('Kinds of requests, the newest first'),
});

/** Requests that went astray: equal ones together, the newest first. `last` is the newest of them. */
export const Unmatched = z.object({
  requests: z.int().describe('All such requests that are kept'),
  unmatched: z.array(
    z.object({
      tenant: z.string(),
      provider: z.string(),
      method: z.string(),
      path: z.string(),
      status: z.int().nullable(),
      rule: z.string().nullable(),
      reason: z.enum(unmatchedReasons),
      count: z.int(),
      last: z.object({ id: z.string(), time: z.iso.datetime() }),
      what: z.string(),
      remedy: z.string().nullable(),
      probably: z
        .object({ provider: z.string(), operation: z.string(), method: z.string(), url: z.string() })
        .nullable()
        .describe('The operation that was probably meant'),
    }),
  ),
});
