import { defaultSeams } from '../../../mocks/kernel/world/seams.ts';
import type { RunningWorld, StartOptions } from '../../../mocks/start.ts';
import { systemClock } from '../../../src/base/clock.ts';
import { packageVersion } from '../../../src/base/package-version.ts';
import type { Shard } from '../../../src/base/shard.ts';
import type { Mutant } from '../../mutants/index.ts';
import { runInOrder } from '../../run/pool.ts';
import { CampaignError } from './campaign-error.ts';
import { chooseMutants } from './choose.ts';
import { type Meeting, meetSeams } from './meet-seams.ts';
import type { Outcome } from './outcome.ts';
import { forgetState, type RunIdentity, readState, writeState } from './state-file.ts';
import { progressLine, timeLeft } from './text.ts';
import { type TrialRun, tryCommand } from './trial-run.ts';
import { watchSeams } from './watch-seams.ts';

/** What is tried, and how. */
export interface Campaign {
  /** The command and its arguments. */
  readonly words: readonly string[];
  readonly world: StartOptions;
  /** The environment of a command that is to use these mocks. */
  readonly environmentOf: (running: RunningWorld) => NodeJS.ProcessEnv;
  /** The user's options of the world. A state file continues only with the same ones. */
  readonly worldChoice: object;
  readonly selected: readonly Mutant[];
  /** Try the mutants of providers that the command does not use, too. */
  readonly everyProvider: boolean;
  /** Try only mutants that the run with unchanged mocks meets, as `meetSeams` finds out. Default: false. */
  readonly onlyMet?: boolean;
  /** How many mutants to try, drawn by the seed among those that the run with unchanged mocks meets, and among others if these are too few. Default: all. */
  readonly sample?: number | undefined;
  /** Draw the sample among all mutants instead, because one that is not met counts, too. Default: false. */
  readonly drawUnmet?: boolean;
  /** Try only this part of them. Default: all. */
  readonly shard?: Shard | undefined;
  /** How many commands run at the same time, each with its own mocks. Default: 1, because commands may share files or ports. */
  readonly workers?: number | undefined;
  readonly seed: number;
  /** Seconds until the command is stopped. Default: ten times its run with the mocks as they are, at least 30. */
  readonly timeoutSeconds?: number | undefined;
  /** The file that keeps an interrupted run. */
  readonly stateFile: string;
  readonly signal: AbortSignal;
  /** Takes a line of progress, without its end. */
  readonly log: (line: string) => void;
}

/** The result of a campaign. */
export interface CampaignResult {
  readonly outcomes: readonly Outcome[];
  readonly unused: readonly string[];
  /** How many mutants were not tried; null when the campaign ended before that was known. */
  readonly left: number | null;
}

/** The least time for a command in milliseconds, even if its run with unchanged mocks was faster. */
const LEAST_TIMEOUT_MS = 30_000;

/** What becomes of the mutants that the command does not meet. */
const LEFT_OUT = 'the others are left out';
const DRAWN = 'the sample is drawn from these first';

/** The time for the run with unchanged mocks, in milliseconds. */
const FIRST_TIMEOUT_MS = 3_600_000;

/**
 * Tries the command with unchanged mocks first, then once with each mutant, and saves the outcome after each.
 * @throws {CampaignError} `command-fails` when the command fails with unchanged mocks: nothing could be concluded; and for the state file
 * @throws {CannotRun} when the command cannot be started
 */
export async function tryAll(campaign: Campaign): Promise<CampaignResult> {
  const { words, selected, signal, seed, sample, shard, stateFile, timeoutSeconds, log } = campaign;
  const { onlyMet = false, drawUnmet = false } = campaign;
  const identity: RunIdentity = {
    command: words,
    version: packageVersion(),
    mutants: selected.map(({ id }) => id),
    sample: sample ?? null,
    ...(shard === undefined ? {} : { shard }),
    ...(onlyMet ? { onlyMet } : {}),
    ...(drawUnmet ? { drawUnmet } : {}),
    world: campaign.worldChoice,
  };
  const earlier = readState(stateFile, identity);
  if (earlier !== null) log(`continuing: ${earlier.outcomes.length} mutants were tried before`);
  const drawMet = sample !== undefined && !drawUnmet;
  const meeting = onlyMet || drawMet ? meetSeams(selected) : null;
  const honest = await tryHonest(campaign, meeting);
  if (signal.aborted) return { outcomes: earlier?.outcomes ?? [], unused: [], left: null };
  const called = selected.filter(({ provider }) => campaign.everyProvider || honest.used.includes(provider));
  const isMet = ({ id }: Mutant): boolean => meeting === null || meeting.met.has(id);
  const applicable = onlyMet ? called.filter(isMet) : called;
  if (meeting !== null)
    log(
      `the command meets ${called.filter(isMet).length} of ${selected.length} mutants; ${onlyMet ? LEFT_OUT : DRAWN}`,
    );
  const unused = [...new Set(selected.map(({ provider }) => provider))].filter(
    (provider) => !applicable.some((mutant) => mutant.provider === provider),
  );
  const chosen = new Set(chooseMutants(applicable, { sample, seed, met: drawMet ? meeting?.met : undefined, shard }));
  const tried = applicable.filter(({ id }) => chosen.has(id));
  const timeoutMs =
    timeoutSeconds === undefined ? Math.max(LEAST_TIMEOUT_MS, 10 * honest.durationMs) : timeoutSeconds * 1000;
  const outcomes: Outcome[] = [...(earlier?.outcomes ?? [])];
  const known = new Set(outcomes.map(({ id }) => id));
  const started = systemClock.now();
  let now = 0;
  const tryNext = async (mutant: Mutant) => {
    if (signal.aborted) return;
    const outcome = await tryMutant(mutant, campaign, timeoutMs);
    if (signal.aborted) return;
    outcomes.push(outcome);
    now += 1;
    const left = timeLeft(systemClock.now() - started, now, now + tried.length - outcomes.length);
    log(progressLine(outcome, outcomes.length, tried.length, left));
    writeState(stateFile, { identity, outcomes: inOrderOf(tried, outcomes) });
  };
  const jobs = tried.filter(({ id }) => !known.has(id)).map((mutant) => () => tryNext(mutant));
  await runInOrder(jobs, campaign.workers ?? 1);
  const left = tried.length - outcomes.length;
  if (left === 0) forgetState(stateFile);
  return { outcomes: inOrderOf(tried, outcomes), unused, left };
}

/** The outcomes in the order of their mutants: several commands at the same time end in another one. */
function inOrderOf(tried: readonly Mutant[], outcomes: readonly Outcome[]): readonly Outcome[] {
  const place = new Map(tried.map(({ id }, at) => [id, at]));
  return [...outcomes].sort((left, right) => (place.get(left.id) ?? 0) - (place.get(right.id) ?? 0));
}

async function tryHonest(campaign: Campaign, meeting: Meeting | null): Promise<TrialRun> {
  const { words, environmentOf, timeoutSeconds, signal, log } = campaign;
  const world = meeting === null ? campaign.world : { ...campaign.world, seams: meeting.seams };
  log('first run: with unchanged mocks');
  const timeoutMs = timeoutSeconds === undefined ? FIRST_TIMEOUT_MS : timeoutSeconds * 1000;
  const honest = await tryCommand({ words, world, environmentOf, timeoutMs, signal });
  const { ended, late, output } = honest;
  if (!signal.aborted && (late || ended.code !== 0)) {
    throw new CampaignError(
      'command-fails',
      `the command fails with unchanged mocks (${describeEnd(honest, timeoutMs)}), so nothing can be concluded. Its output:\n${output}`,
    );
  }
  return honest;
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
  const ending = describeEnd(run, timeoutMs);
  const failed = run.late || run.ended.code !== 0;
  if (!met) return { id: mutant.id, outcome: 'unmet', ending, ...(failed ? { flaky: true } : {}) };
  return { id: mutant.id, outcome: run.late ? 'late' : failed ? 'noticed' : 'unnoticed', ending };
}

const describeEnd = ({ ended, late }: TrialRun, timeoutMs: number): string =>
  late ? `stopped after ${timeoutMs / 1000} seconds` : (ended.signal ?? `exit ${ended.code}`);
