import type { FaultEffect, FaultRule } from '../../../src/contracts/control/faults.ts';
import { globMatches } from './glob.ts';

/** An armed fault: its rule and how often it has matched and struck. */
export interface ArmedFault {
  readonly id: string;
  readonly rule: FaultRule;
  matched: number;
  struck: number;
}

/** The facts of a request that a fault can match. */
export interface FaultTarget {
  readonly provider: string;
  readonly operation: string | null;
  readonly method: string;
  readonly path: string;
  /** True for the ids of the provider's failures: a rule for another provider's failure does not match. */
  readonly hasFailure: (id: string) => boolean;
}

/**
 * The effect that strikes this request, or null. Counts every match, so call it once per request. Rules are checked in the
 * order of their creation; the first that strikes wins, the later ones do not count the request.
 */
export function strike(
  faults: readonly ArmedFault[],
  target: FaultTarget,
): { fault: ArmedFault; effect: FaultEffect } | null {
  for (const fault of faults) {
    if (!matches(fault.rule, target)) continue;
    fault.matched += 1;
    const { after = 0, every = 1, times = Number.POSITIVE_INFINITY } = fault.rule;
    const turn = fault.matched - after;
    if (turn < 1 || (turn - 1) % every !== 0 || fault.struck >= times) continue;
    fault.struck += 1;
    return { fault, effect: fault.rule.effect };
  }
  return null;
}

function matches(rule: FaultRule, target: FaultTarget): boolean {
  const { provider, operation, method, path } = rule.match ?? {};
  return (
    (rule.effect.type !== 'failure' || target.hasFailure(rule.effect.failure)) &&
    (provider === undefined || provider === target.provider) &&
    (operation === undefined || operation === target.operation) &&
    (method === undefined || method.toUpperCase() === target.method) &&
    (path === undefined || globMatches(path, target.path))
  );
}
