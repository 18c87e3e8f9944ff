import { z } from 'zod';
import type { BaselineProblem, CheckResult, KnownFailure } from './result.ts';

/** The contents of a baseline file. */
export interface Baseline {
  readonly version: 1;
  readonly knownFailures: readonly KnownFailure[];
}

const entry = z.strictObject({
  check: z.string().regex(/^[^/*?\s]+\/[^/*?\s]+\/[^/*?\s]+$/, 'expected the whole id of a check, without wildcards'),
  reason: z.string().trim().min(1, 'expected a reason'),
  expires: z.iso.date('expected the last day as YYYY-MM-DD'),
});

const file = z
  .strictObject({ $schema: z.string().optional(), version: z.literal(1), knownFailures: z.array(entry) })
  .superRefine(({ knownFailures }, context) => {
    const seen = new Set<string>();
    for (const [at, { check }] of knownFailures.entries()) {
      if (seen.has(check))
        context.addIssue({ code: 'custom', path: ['knownFailures', at], message: `${check} is listed twice` });
      seen.add(check);
    }
  });

/**
 * Reads the contents of a baseline file.
 * @throws {TypeError} saying where the file differs from the form and what is expected there
 * @example
 * parseBaseline({
 *   version: 1,
 *   knownFailures: [{ check: 'translateplus/keys/case', reason: 'the gateway, ticket 12', expires: '2027-03-31' }],
 * })
 */
export function parseBaseline(value: unknown): Baseline {
  const read = file.safeParse(value);
  if (!read.success) throw new TypeError(z.prettifyError(read.error));
  return { version: 1, knownFailures: read.data.knownFailures };
}

/** The entry that expects a check to fail on a day, or undefined. */
export function knownFailure(baseline: Baseline | undefined, check: string, nowMs: number): KnownFailure | undefined {
  const found = baseline?.knownFailures.find((known) => known.check === check);
  return found === undefined || hasExpired(found, nowMs) ? undefined : found;
}

/**
 * The problems of a baseline after a run. An entry whose check was not run or judged is ignored;
 * an entry past its date is always a problem.
 */
export function baselineProblems(
  baseline: Baseline,
  results: readonly Pick<CheckResult, 'id' | 'status'>[],
  knownChecks: readonly string[],
  nowMs: number,
): BaselineProblem[] {
  const statusOf = new Map(results.map(({ id, status }) => [id, status]));
  return baseline.knownFailures.flatMap((known): BaselineProblem[] => {
    const { check, expires } = known;
    if (!knownChecks.includes(check))
      return [{ check, problem: 'unknown', message: 'no check has this id; remove or correct the entry' }];
    if (hasExpired(known, nowMs))
      return [
        { check, problem: 'expired', message: `the entry expired on ${expires}; fix the target, or renew the entry` },
      ];
    if (statusOf.get(check) === 'passed')
      return [{ check, problem: 'passes', message: 'the check passes now; remove the entry' }];
    return [];
  });
}

const hasExpired = ({ expires }: KnownFailure, nowMs: number): boolean =>
  new Date(nowMs).toISOString().slice(0, 10) > expires;
