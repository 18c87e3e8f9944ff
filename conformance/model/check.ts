import type { Evidence } from '../../src/base/evidence.ts';
import type { ProviderId } from '../../src/contracts/providers.ts';
import type { CheckContext } from './context/context.ts';
import type { Level } from './result.ts';
import type { WireRule } from './wire-rule.ts';

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
  /** What the source says, word for word; `evidence` says where. Absent where the source is no text, or is not at hand. */
  readonly quote?: string;
  /** Why it is required. An assumed requirement is asserted only where the target can be arranged. */
  readonly evidence: Evidence;
  /** The most that the check sends and spends on a target without a control API. */
  readonly cost: { readonly requests: number; readonly credits: number };
  /** Uses up a rate window or an account; without a control API it runs last and only on request. */
  readonly exhaustive?: boolean;
  /** Why no mutant can break the requirement of this check. Default: a mutant can. */
  readonly unkillable?: string;
  /** Judges the answers that other checks get in the same run; such a check sends nothing and comes last. */
  readonly wire?: WireRule;
  readonly run: (t: CheckContext) => Promise<void>;
}

/** The middle part of a check's id: its section of the documentation. */
export const sectionOf = (id: string): string => id.split('/')[1] ?? '';
