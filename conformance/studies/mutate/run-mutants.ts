import { defaultSeams } from '../../../mocks/kernel/world/seams.ts';
import { systemClock } from '../../../src/base/clock.ts';
import type { Mutant } from '../../mutants/index.ts';
import { runInOrder } from '../../run/pool.ts';
import type { Campaign } from './campaign-options.ts';
import type { Outcome } from './outcome.ts';
import { concludedUnmet, isRepeatable, planRuns } from './run-plan.ts';
import { type RunIdentity, writeState } from './state-file.ts';
import { progressLine, restLine, timeLeft } from './text.ts';
import { endOf, tryCommand } from './trial-run.ts';
import { watchSeams } from './watch-seams.ts';

/** The runs of a campaign with mutants. */
export interface MutantRuns {
  /** The chosen mutants, in their order. */
  readonly tried: readonly Mutant[];
  /** The chosen mutants of all shards. */
  readonly whole: readonly Mutant[];
  /** Ids of the mutants that the run with unchanged mocks met; null if that is not known. */
  readonly met: ReadonlySet<string> | null;
  /** Outcomes of an interrupted run, which are not repeated. */
  readonly earlier: readonly Outcome[];
  readonly identity: RunIdentity;
  readonly timeoutMs: number;
}

/** Runs the command with each mutant as `planRuns` says, saves the outcomes after each run, and returns them in the order of the mutants. */
export async function runMutants(campaign: Campaign, runs: MutantRuns): Promise<readonly Outcome[]> {
  const { signal, stateFile, log, workers = 1 } = campaign;
  const { tried, whole, met, earlier, identity, timeoutMs } = runs;
  const outcomes: Outcome[] = [...earlier];
  const known = new Set(earlier.map(({ id }) => id));
  const open = (mutants: readonly Mutant[]): readonly Mutant[] => mutants.filter(({ id }) => !known.has(id));
  const plan = planRuns(tried, met, whole);
  const [first, rest] = [open(plan.first), open(plan.rest)];
  const started = systemClock.now();
  let now = 0;
  let total = first.length;
  const tryNext = async (mutant: Mutant) => {
    if (signal.aborted) return;
    const outcome = await tryMutant(mutant, campaign, timeoutMs);
    if (signal.aborted) return;
    outcomes.push(outcome);
    now += 1;
    log(progressLine(outcome, outcomes.length, tried.length, timeLeft(systemClock.now() - started, now, total)));
    writeState(stateFile, { identity, outcomes: inOrderOf(tried, outcomes) });
  };
  const runAll = (mutants: readonly Mutant[]) =>
    runInOrder(
      mutants.map((mutant) => () => tryNext(mutant)),
      workers,
    );
  await runAll(first);
  if (signal.aborted || rest.length === 0) return inOrderOf(tried, outcomes);
  const repeatable = isRepeatable(met, outcomes);
  log(restLine(rest.length, repeatable));
  if (repeatable) outcomes.push(...rest.map(concludedUnmet));
  else {
    total += rest.length;
    await runAll(rest);
  }
  return inOrderOf(tried, outcomes);
}

/** The outcomes in the order of their mutants: several commands at the same time end in another one. */
function inOrderOf(tried: readonly Mutant[], outcomes: readonly Outcome[]): readonly Outcome[] {
  const place = new Map(tried.map(({ id }, at) => [id, at]));
  return [...outcomes].sort((left, right) => (place.get(left.id) ?? 0) - (place.get(right.id) ?? 0));
}

async function tryMutant(mutant: Mutant, campaign: Campaign, timeoutMs: number): Promise<Outcome> {
  const { words, world, environmentOf, signal } = campaign;
  let met = false;
  const seams = watchSeams(mutant.seams(defaultSeams), () => {
    met = true;
  });
  const run = await tryCommand({
    words,
    world: { ...world, seams },
    environmentOf,
    variables: { CAPTION_HARNESS_MUTANT: mutant.id },
    timeoutMs,
    signal,
  });
  const ending = endOf(run, timeoutMs);
  const failed = run.late || run.ended.code !== 0;
  if (!met) return { id: mutant.id, outcome: 'unmet', ending, ...(failed ? { flaky: true } : {}) };
  return { id: mutant.id, outcome: run.late ? 'late' : failed ? 'noticed' : 'unnoticed', ending };
}
