import { shardsProblem } from '../../../src/base/shard.ts';
import { mutants } from '../../mutants/index.ts';
import { checkedProviders, type PowerJob, type PowerResult, powerJobs } from './jobs.ts';
import { type PowerDocument, powerDocument } from './report.ts';

/** Reports of shards as one, or why they do not belong together: a sentence for people. */
export type MergedPower =
  | { readonly document: PowerDocument; readonly results: readonly PowerResult[]; readonly isWhole: boolean }
  | { readonly problem: string };

/**
 * Combines the documents of the shards of a run into the one that a single run writes. `isWhole`: every mutant of the providers was
 * run, so that a check without a mutant is a problem.
 */
export function mergePower(documents: readonly PowerDocument[]): MergedPower {
  const problem = shardsProblem(documents.map(({ shard }) => shard));
  if (problem !== null) return { problem };
  const seed = documents[0]?.seed ?? 1;
  if (documents.some((other) => other.seed !== seed))
    return { problem: 'the reports are of runs with different seeds.' };
  const named = new Set(documents.flatMap(({ checks }) => checks.map(({ id }) => id.split('/')[0])));
  const providers = checkedProviders.filter((provider) => named.has(provider));
  const order = new Map(powerJobs(providers).flatMap((job, at) => keysOf(job).map((key) => [key, at])));
  const place = (result: PowerResult) => order.get(resultKey(result)) ?? 0;
  const results = documents.flatMap(resultsOf).sort((left, right) => place(left) - place(right));
  const document = powerDocument(results, seed, providers);
  const isWhole = document.summary.mutants === mutants.filter(({ provider }) => providers.includes(provider)).length;
  return { document, results, isWhole };
}

/** The results that a document was made of. */
function resultsOf({ mutants: rows, variations, refusals }: PowerDocument): PowerResult[] {
  const providers = [...new Set(refusals.map(({ provider }) => provider))];
  return [
    ...providers.map((provider): PowerResult => {
      return { kind: 'refusals', verdicts: refusals.filter((verdict) => verdict.provider === provider) };
    }),
    ...variations.map((verdict): PowerResult => ({ kind: 'variation', verdicts: [verdict] })),
    ...rows.map((mutant): PowerResult => {
      const { killedBy, breaks, errors = [] } = mutant;
      const missedBy = breaks.filter((check) => !killedBy.includes(check));
      return { kind: 'mutant', verdict: { mutant, killedBy, missedBy, errors } };
    }),
  ];
}

/** The names of a job's results. */
function keysOf(job: PowerJob): string[] {
  if (job.kind === 'mutant') return [job.id];
  return (job.kind === 'refusals' ? ['refusals'] : job.ids).map((id) => `${id} ${job.provider}`);
}

function resultKey(result: PowerResult): string {
  if (result.kind === 'mutant') return result.verdict.mutant.id;
  const [first] = result.verdicts;
  return `${first !== undefined && 'variation' in first ? first.variation : 'refusals'} ${first?.provider}`;
}
