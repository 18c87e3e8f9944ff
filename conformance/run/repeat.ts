import type { Attempt, CheckResult } from '../model/result.ts';
import { failsRun } from '../model/result.ts';

/** How often a check that is red is repeated before it counts, and after which pause. */
export interface Repeat {
  readonly times: number;
  /** Seconds before each repetition. Default: 0. */
  readonly pauseSeconds?: number;
}

/**
 * True for a result that another attempt may turn: a miss, a broken harness, a probe that differs, and a probe whose setup failed.
 * Not for a server that answers nothing.
 */
export function isRed({ status, reasonKind, exchange }: CheckResult): boolean {
  if (reasonKind === 'no-answer') return false;
  if (status === 'probed') return reasonKind === 'differs';
  if (status === 'skipped') return exchange !== undefined;
  return failsRun(status) || status === 'warned' || status === 'error';
}

/**
 * Runs a check, and again while it is red. The result is that of the last attempt, with the attempts before it and the cost of all.
 * If a repetition cannot take place, for example because the budget is used up, the red result counts.
 * @param before called before each repetition, with the red result
 */
export async function repeated(
  attempt: () => Promise<CheckResult>,
  times: number,
  before: (red: CheckResult) => Promise<void>,
): Promise<CheckResult> {
  const earlier: CheckResult[] = [];
  let result = await attempt();
  while (isRed(result) && earlier.length < times) {
    await before(result);
    const next = await attempt();
    if (next.status === 'skipped' && next.reasonKind !== undefined) break;
    earlier.push(result);
    result = next;
  }
  if (earlier.length === 0) return result;
  const sum = (of: (one: CheckResult) => number) => [...earlier, result].reduce((all, one) => all + of(one), 0);
  return {
    ...result,
    durationMs: sum((one) => one.durationMs),
    requests: sum((one) => one.requests),
    cost: { credits: sum(({ cost }) => cost.credits), waitedSeconds: sum(({ cost }) => cost.waitedSeconds) },
    attempts: earlier.map(attemptOf),
  };
}

const attemptOf = ({ status, reason, durationMs, expected, got, exchange }: CheckResult): Attempt => ({
  ...{ status, reason, durationMs },
  ...(expected === undefined ? {} : { expected }),
  ...(got === undefined ? {} : { got }),
  ...(exchange === undefined ? {} : { exchange }),
});
