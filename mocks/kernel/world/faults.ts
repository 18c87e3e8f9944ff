import { globMatches } from '../../../src/base/glob.ts';
import type { FaultEffect, FaultRule } from '../../../src/contracts/control/faults.ts';

/** Who armed a fault: the control API, a seed, an option of the world, or the header of a request. */
export type FaultSource = 'control' | 'seed' | 'option' | 'header';

/** An armed fault: its rule and how often it has matched and struck. */
export interface ArmedFault {
  readonly id: string;
  readonly rule: FaultRule;
  readonly source: FaultSource;
  /** Clock time in milliseconds; null for a fault without an end. */
  readonly endsAt: number | null;
  /** The whole header of the requests that it strikes; null for a fault that no header armed. */
  readonly header: string | null;
  matched: number;
  struck: number;
}

/** The facts of a request, or of a webhook, that a fault can match. */
export interface FaultTarget {
  readonly provider: string;
  /** `webhook` for what a provider sends. */
  readonly operation: string | null;
  readonly method: string;
  readonly path: string;
  /** The value of X-Harness-Fault, or null. */
  readonly header: string | null;
  /** Clock time in milliseconds. */
  readonly now: number;
  /** True for the ids of the provider's failures: a rule for another provider's failure does not match. */
  readonly hasFailure: (id: string) => boolean;
}

/** The operation of webhooks. Only rules that name it strike them. */
export const WEBHOOK = 'webhook';

/** A fault that strikes, with its effect. */
export interface Strike {
  readonly fault: ArmedFault;
  readonly effect: FaultEffect;
}

/**
 * The effect that strikes this request, or null. Counts every match, so call it once per request. The first candidate that strikes wins,
 * the later ones do not count the request.
 */
export function strike(candidates: Iterable<ArmedFault>, target: FaultTarget): Strike | null {
  for (const fault of candidates) {
    if (isOver(fault, target.now) || !matches(fault.rule, target)) continue;
    fault.matched += 1;
    const { after = 0, every = 1, times = Number.POSITIVE_INFINITY } = fault.rule;
    const turn = fault.matched - after;
    if (turn < 1 || (turn - 1) % every !== 0 || fault.struck >= times) continue;
    fault.struck += 1;
    return { fault, effect: fault.rule.effect };
  }
  return null;
}

/** The number of a fault, from its id: those of later ones are higher. */
export const numberOf = ({ id }: Pick<ArmedFault, 'id'>): number => Number(id.slice(id.indexOf('-') + 1));

/** True for a fault whose time is over. */
export const isOver = ({ endsAt }: Pick<ArmedFault, 'endsAt'>, now: number): boolean =>
  endsAt !== null && now >= endsAt;

function matches(rule: FaultRule, target: FaultTarget): boolean {
  const { provider, operation, method, path } = rule.match ?? {};
  return (
    (rule.effect.type !== 'failure' || target.hasFailure(rule.effect.failure)) &&
    (provider === undefined || provider === target.provider) &&
    (operation === undefined ? target.operation !== WEBHOOK : operation === target.operation) &&
    (method === undefined || method.toUpperCase() === target.method) &&
    (path === undefined || globMatches(path, target.path))
  );
}
