import { packageVersion } from '../../../src/base/package-version.ts';
import { shardOf } from '../../../src/base/shard.ts';
import type { Mutant } from '../../mutants/index.ts';
import { CampaignError } from './campaign-error.ts';
import type { Campaign } from './campaign-options.ts';
import { chooseMutants } from './choose.ts';
import { type Meeting, meetSeams } from './meet-seams.ts';
import type { Outcome } from './outcome.ts';
import { type MutantRuns, runMutants } from './run-mutants.ts';
import { forgetState, type RunIdentity, readState } from './state-file.ts';
import { endOf, type TrialRun, tryCommand } from './trial-run.ts';

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
const CONTROLS = 'of the others, one in ten runs';

/** The time for the run with unchanged mocks, in milliseconds. */
const FIRST_TIMEOUT_MS = 3_600_000;

/**
 * Tries the command with unchanged mocks first, then once with each mutant that this run met, and saves the outcome after each. Of the
 * others it tries one in ten, and all of them if these runs show that the command does not do the same each time.
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
  const meeting = onlyMet || !drawUnmet ? meetSeams(selected) : null;
  const honest = await tryHonest(campaign, meeting);
  if (signal.aborted) return { outcomes: earlier?.outcomes ?? [], unused: [], left: null };
  const called = selected.filter(({ provider }) => campaign.everyProvider || honest.used.includes(provider));
  const isMet = ({ id }: Mutant): boolean => meeting === null || meeting.met.has(id);
  const applicable = onlyMet ? called.filter(isMet) : called;
  if (meeting !== null) {
    const others = onlyMet ? LEFT_OUT : drawMet ? DRAWN : CONTROLS;
    log(`the command meets ${called.filter(isMet).length} of ${selected.length} mutants; ${others}`);
  }
  const unused = [...new Set(selected.map(({ provider }) => provider))].filter(
    (provider) => !applicable.some((mutant) => mutant.provider === provider),
  );
  const chosen = new Set(chooseMutants(applicable, { sample, seed, met: drawMet ? meeting?.met : undefined }));
  const whole = applicable.filter(({ id }) => chosen.has(id));
  const tried = shardOf(whole, shard);
  const timeoutMs =
    timeoutSeconds === undefined ? Math.max(LEAST_TIMEOUT_MS, 10 * honest.durationMs) : timeoutSeconds * 1000;
  const runs: MutantRuns = {
    tried,
    whole,
    met: meeting?.met ?? null,
    earlier: earlier?.outcomes ?? [],
    identity,
    timeoutMs,
  };
  const outcomes = await runMutants(campaign, runs);
  const left = tried.length - outcomes.length;
  if (left === 0) forgetState(stateFile);
  return { outcomes, unused, left };
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
      `the command fails with unchanged mocks (${endOf(honest, timeoutMs)}), so nothing can be concluded. Its output:\n${output}`,
    );
  }
  return honest;
}
