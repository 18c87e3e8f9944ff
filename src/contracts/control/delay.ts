import { z } from 'zod';
import { LONGEST_DELAY } from './longest-delay.ts';

const Milliseconds = z.int().min(0).max(LONGEST_DELAY);

/** A delay in milliseconds: fixed, spread evenly over a range, or lognormal as response times are. */
export const DelaySpec = z.union(
  [
    Milliseconds,
    z.strictObject({ from: Milliseconds, to: Milliseconds }).refine(({ from, to }) => from <= to, 'from is at most to'),
    z.strictObject({
      median: Milliseconds.describe('Half of the delays are shorter'),
      sigma: z
        .number()
        .min(0)
        .max(3)
        .describe('Standard deviation of the logarithm; 0.5: two thirds between 0.6 and 1.6 medians'),
      most: Milliseconds.optional().describe(`Longer ones are cut to this. Default: ${LONGEST_DELAY}`),
    }),
  ],
  {
    error: `expected milliseconds up to ${LONGEST_DELAY}, {from, to} with from at most to, or {median, sigma} with sigma from 0 to 3`,
  },
);

/** A delay in milliseconds. */
export type DelaySpec = z.infer<typeof DelaySpec>;
