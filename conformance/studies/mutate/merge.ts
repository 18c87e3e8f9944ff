import { shardsProblem } from '../../../src/base/shard.ts';
import { mutants } from '../../mutants/index.ts';
import { countOutcomes, type MutateReport } from './outcome.ts';

/**
 * Combines the reports of the shards of a campaign into the one that a single run writes, or says why they do not belong together: a
 * sentence for people.
 */
export function mergeReports(reports: readonly MutateReport[]): MutateReport | { readonly problem: string } {
  const problem = shardsProblem(reports.map(({ shard }) => shard));
  const [first] = reports;
  if (problem !== null || first === undefined) return { problem: problem ?? 'expected reports, got none.' };
  const { command, seed, unused } = first;
  const runOf = (report: MutateReport) => JSON.stringify([report.command, report.seed]);
  if (reports.some((report) => runOf(report) !== runOf(first))) {
    return { problem: 'the reports are of runs with different commands or seeds.' };
  }
  if (reports.some(({ left }) => left !== undefined))
    return { problem: 'a shard was interrupted; run it again to its end.' };
  const ids = reports.flatMap((report) => report.outcomes.map(({ id }) => id));
  if (new Set(ids).size < ids.length)
    return {
      problem:
        'a mutant is in several shards: they are not parts of one run, or the command met other mutants in each shard.',
    };
  const places = new Map(mutants.map(({ id }, at) => [id, at]));
  const outcomes = reports
    .flatMap((report) => report.outcomes)
    .sort((left, right) => (places.get(left.id) ?? 0) - (places.get(right.id) ?? 0));
  return { schemaVersion: 1, command, seed, summary: countOutcomes(outcomes), unused, outcomes };
}
