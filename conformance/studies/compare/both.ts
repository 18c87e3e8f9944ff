import type { Check } from '../../model/check.ts';
import type { CheckResult } from '../../model/result.ts';
import type { Target } from '../../model/target.ts';
import { openRun, type RunOptions } from '../../run/runner.ts';

/**
 * How the mocks and another server compare on one check. `mock-wrong`: it fails on the mocks and passes on the other.
 * `suite-wrong`: it passes on the mocks and fails on the other, so the check or the contract requires too much, or the
 * other server is at fault. `not-compared`: the check could not run on both.
 */
export type Agreement = 'agree-pass' | 'agree-fail' | 'mock-wrong' | 'suite-wrong' | 'not-compared';

/** One check on both. */
export interface Comparison {
  readonly id: string;
  readonly agreement: Agreement;
  readonly mock: Side;
  readonly other: Side;
}

/** The compared part of a result. */
type Side = Pick<CheckResult, 'status' | 'reason' | 'reasonKind'>;

/** True: held. False: not held. Null: unknown. A probe counts like an asserted check. */
export function heldBy({ status, reasonKind }: Pick<CheckResult, 'status' | 'reasonKind'>): boolean | null {
  if (status === 'passed') return true;
  if (status === 'failed' || status === 'warned' || status === 'untestable') return false;
  if (status === 'probed') return reasonKind !== 'differs';
  return null;
}

/** @see Agreement */
export function agreementOf(mock: boolean | null, other: boolean | null): Agreement {
  if (mock === null || other === null) return 'not-compared';
  if (mock === other) return mock ? 'agree-pass' : 'agree-fail';
  return other ? 'mock-wrong' : 'suite-wrong';
}

/** Runs each check on the mocks and on another server side by side, one check after another. */
export async function compareTargets(
  options: Omit<RunOptions, 'target' | 'parallel' | 'onEvent'> & { readonly mock: Target; readonly other: Target },
): Promise<readonly Comparison[]> {
  const { mock, other, ...rest } = options;
  const providers = Object.keys(other.baseUrls);
  const checks = rest.checks.filter(({ provider }) => providers.includes(provider));
  const [left, right] = [openRun({ ...rest, checks, target: mock }), openRun({ ...rest, checks, target: other })];
  const compared: Comparison[] = [];
  for (const check of left.selected) compared.push(await compare(check, left.run, right.run));
  await left.close();
  await right.close();
  return compared;
}

type RunCheck = (check: Check) => Promise<CheckResult>;

async function compare(check: Check, onMock: RunCheck, onOther: RunCheck): Promise<Comparison> {
  const [mock, other] = await Promise.all([onMock(check), onOther(check)]);
  const brief = ({ status, reason, reasonKind }: CheckResult): Side => ({
    status,
    reason,
    ...(reasonKind ? { reasonKind } : {}),
  });
  return { id: check.id, agreement: agreementOf(heldBy(mock), heldBy(other)), mock: brief(mock), other: brief(other) };
}

/**
 * 0: at least one check was compared, and all compared ones passed on both. 1: a compared one did not. 3: no check was
 * compared.
 */
export function comparisonExitCode(compared: readonly Pick<Comparison, 'agreement'>[]): 0 | 1 | 3 {
  const both = compared.filter(({ agreement }) => agreement !== 'not-compared');
  if (both.length === 0) return 3;
  return both.every(({ agreement }) => agreement === 'agree-pass') ? 0 : 1;
}
