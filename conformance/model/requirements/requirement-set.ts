import { z } from 'zod';
import { grades } from '../../../src/base/evidence.ts';

/** The form of a file in `fixtures/requirements/`, as YAML. */
const requirement = z.strictObject({
  check: z.string().regex(/^[^/*?\s]+\/[^/*?\s]+\/[^/*?\s]+$/, 'expected the whole id of a check'),
  level: z.enum(['must', 'should']),
  grade: z.enum(grades),
  source: z.string().min(1),
  requirement: z.string().min(1),
});

const file = z
  .strictObject({
    version: z.literal(1),
    provider: z.string().min(1),
    date: z.iso.date('expected a day as YYYY-MM-DD'),
    requirements: z.array(requirement).min(1),
  })
  .superRefine(({ provider, requirements }, context) => {
    const seen = new Set<string>();
    for (const [at, { check }] of requirements.entries()) {
      const path = ['requirements', at, 'check'];
      if (!check.startsWith(`${provider}/`)) {
        context.addIssue({ code: 'custom', path, message: `${check} is no check of ${provider}` });
      }
      if (seen.has(check)) context.addIssue({ code: 'custom', path, message: `${check} is listed twice` });
      seen.add(check);
    }
  });

/** One requirement as it was when its set was frozen: what is demanded, how strictly, and why. */
export type FrozenRequirement = Readonly<z.infer<typeof requirement>>;

/** The requirements of one provider on one day. A set never changes once it is published. */
export interface RequirementSet {
  readonly version: 1;
  readonly provider: string;
  /** `YYYY-MM-DD` in UTC. */
  readonly date: string;
  /** In the order of the suite on that day. */
  readonly requirements: readonly FrozenRequirement[];
}

/**
 * Reads the contents of a file of frozen requirements.
 * @throws {TypeError} saying where the file differs from the form and what is expected there
 */
export function parseRequirementSet(value: unknown): RequirementSet {
  const read = file.safeParse(value);
  if (!read.success) throw new TypeError(z.prettifyError(read.error));
  return read.data;
}

/** The name of a set: `translateplus@2026-11-29`. */
export const requirementSetName = ({ provider, date }: Pick<RequirementSet, 'provider' | 'date'>): string =>
  `${provider}@${date}`;
