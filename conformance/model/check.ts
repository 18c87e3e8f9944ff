import type { Evidence } from '../../src/base/evidence.ts';
import type { ProviderId } from '../../src/contracts/providers.ts';
import type { CheckContext } from './context/context.ts';
import type { Level } from './result.ts';

/** One conformance case: a requirement, its evidence, and the steps that test it. `checksOf` declares one. */
export interface Check<Id extends string = string> {
  /** `provider/section/name`; stable, reports and baselines refer to it. */
  readonly id: Id;
  readonly provider: ProviderId;
  readonly level: Level;
  /** The subject of the check, in a few words. */
  readonly title: string;
  /** The required sentence: quoted from the documentation if it has one, else in our words. */
  readonly requirement: string;
  /** Why it is required. An assumed requirement is asserted only where the target can be arranged. */
  readonly evidence: Evidence;
  /** The most that the check sends and spends on a target without a control API. */
  readonly cost: { readonly requests: number; readonly credits: number };
  /** Uses up a rate window or an account; without a control API it runs last and only on request. */
  readonly exhaustive?: boolean;
  /** Why no mutant can break the requirement of this check. Default: a mutant can. */
  readonly unkillable?: string;
  readonly run: (t: CheckContext) => Promise<void>;
}

const ID = /^([a-z0-9-]+)\/[a-z0-9-]+\/[a-z0-9-]+$/;

/**
 * Declares a check.
 * @throws {TypeError} when the id is not `provider/section/name`
 * @example
 * defineCheck({
 *   id: 'translateplus/credits/one-per-block', level: 'must', title: 'Each block costs one credit',
 *   requirement: 'Requires 1 credit per subtitle block (text entry)', evidence: documented('seed 004, Credits'),
 *   cost: { requests: 3, credits: 3 },
 *   run: async (t) => { ... },
 * })
 */
export function defineCheck(check: Omit<Check, 'provider' | 'level'> & { readonly level?: Level }): Check {
  const provider = ID.exec(check.id)?.[1];
  if (provider === undefined) throw new TypeError(`a check's id is provider/section/name, got "${check.id}"`);
  return { level: 'must', ...check, provider: provider as ProviderId };
}

/** The middle part of a check's id: its section of the documentation. */
export const sectionOf = (id: string): string => id.split('/')[1] ?? '';
