import { shardsProblem } from '../../src/base/shard.ts';
import { type Report, summarise } from './report.ts';
import type { BaselineProblem, CheckResult, Status } from './result.ts';

/**
 * Combines the reports of every shard of a run into the one that a single run writes, times aside, or says why they do not belong
 * together: a sentence for people.
 * @param order the ids of the suite's checks; others follow in the order of the reports
 */
export function mergeShards(
  reports: readonly Report[],
  order: readonly string[],
): Report | { readonly problem: string } {
  const problem = shardsProblem(reports.map(({ shard }) => shard));
  const [first] = reports;
  if (problem !== null || first === undefined) return { problem: problem ?? 'expected reports, got none.' };
  const runOf = ({ schemaVersion, target, seed, requirements, selection }: Report) =>
    JSON.stringify([schemaVersion, target, seed, requirements, selection]);
  if (reports.some((report) => runOf(report) !== runOf(first))) {
    return { problem: 'the reports are of runs with different targets, seeds, requirements, providers or --grep.' };
  }
  const checks = resultsOf(reports, order);
  const started = Math.min(...reports.map(({ startedAt }) => Date.parse(startedAt)));
  const ended = Math.max(...reports.map(({ startedAt, durationMs }) => Date.parse(startedAt) + durationMs));
  const problems = problemsOf(reports, checks, order);
  const { schemaVersion, target, seed, requirements, selection } = first;
  return {
    schemaVersion,
    target,
    seed,
    startedAt: new Date(started).toISOString(),
    durationMs: ended - started,
    summary: summarise(checks, problems),
    ...(requirements === undefined ? {} : { requirements }),
    ...(selection === undefined ? {} : { selection }),
    checks,
    ...(problems === undefined ? {} : { baseline: { problems } }),
  };
}

/** One result for each check, in the order of the suite. */
function resultsOf(reports: readonly Report[], order: readonly string[]): CheckResult[] {
  const results = new Map<string, CheckResult>();
  for (const result of reports.flatMap(({ checks }) => checks)) {
    const other = results.get(result.id);
    results.set(result.id, other === undefined ? result : stronger(other, result));
  }
  const placeOf = placesIn(order);
  return onceSilent([...results.values()].sort((left, right) => placeOf(left.id) - placeOf(right.id)));
}

/** The place of each id in the suite; other ids come after all. */
function placesIn(order: readonly string[]): (id: string) => number {
  const places = new Map(order.map((id, at) => [id, at]));
  return (id) => places.get(id) ?? order.length;
}

/** What counts when shards differ on a check that judges the answers of each: what one has seen, the others do not undo. */
const WEIGHT: Readonly<Record<Status, number>> = {
  skipped: 0,
  probed: 1,
  passed: 1,
  warned: 2,
  untestable: 3,
  failed: 4,
  error: 5,
};

function stronger(left: CheckResult, right: CheckResult): CheckResult {
  if (WEIGHT[left.status] === WEIGHT[right.status]) return right.reasonKind === 'differs' ? right : left;
  return WEIGHT[left.status] > WEIGHT[right.status] ? left : right;
}

/** A server that does not answer fails one check of a run, and so one of each shard: the first stands for all. */
function onceSilent(results: readonly CheckResult[]): CheckResult[] {
  const silent = new Set<string>();
  return results.map((result) => {
    if (result.reasonKind !== 'no-answer' || result.status !== 'untestable') return result;
    if (silent.has(result.provider)) return { ...result, status: 'skipped' };
    silent.add(result.provider);
    return result;
  });
}

/**
 * The problems of the baseline, each once, in the order of their checks. That a check passes is one only if it passed in every shard
 * that ran it.
 */
function problemsOf(
  reports: readonly Report[],
  checks: readonly CheckResult[],
  order: readonly string[],
): BaselineProblem[] | undefined {
  const found = reports.flatMap(({ baseline }) => (baseline === undefined ? [] : [baseline.problems]));
  if (found.length === 0) return undefined;
  const passed = new Set(checks.flatMap(({ id, status }) => (status === 'passed' ? [id] : [])));
  const byKey = new Map(found.flat().map((one) => [`${one.problem} ${one.check}`, one]));
  const placeOf = placesIn(order);
  return [...byKey.values()]
    .filter(({ problem, check }) => problem !== 'passes' || passed.has(check))
    .sort((left, right) => placeOf(left.check) - placeOf(right.check));
}
