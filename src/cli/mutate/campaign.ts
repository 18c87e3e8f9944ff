import type { Mutant } from '../../../conformance/mutants/index.ts';
import { defaultSeams } from '../../../mocks/kernel/world/seams.ts';
import type { StartOptions } from '../../../mocks/start.ts';
import { systemClock } from '../../base/clock.ts';
import { packageVersion } from '../../base/package-version.ts';
import { seededSample } from '../../base/sample.ts';
import type { MutateFlags } from '../commands/mutate.ts';
import { BrokenError } from '../exit-codes.ts';
import type { Outcome } from './outcome.ts';
import { forgetState, type RunIdentity, readState, writeState } from './state-file.ts';
import { progressLine, timeLeft } from './text.ts';
import { type TrialRun, tryCommand } from './trial-run.ts';
import { watchSeams } from './watch-seams.ts';

/** What is tried. */
export interface Campaign {
  readonly words: readonly string[];
  readonly flags: MutateFlags;
  readonly world: StartOptions;
  readonly selected: readonly Mutant[];
  readonly signal: AbortSignal;
}

/** The result of a campaign. */
export interface CampaignResult {
  readonly outcomes: readonly Outcome[];
  readonly unused: readonly string[];
  /** How many were not tried, 0 when all were; null when it ended before that was known. */
  readonly left: number | null;
}

/** The least time a command is given, however fast its honest run was, in milliseconds. */
const LEAST_TIMEOUT_MS = 30_000;

/** And before its honest run is known. */
const FIRST_TIMEOUT_MS = 3_600_000;

/**
 * Tries the command with honest stand-ins first, then once with each misbehaviour, and keeps what was found after each.
 * @throws {BrokenError} when the command fails with honest stand-ins: nothing could be concluded
 */
export async function tryAll(campaign: Campaign): Promise<CampaignResult> {
  const { words, flags, selected, signal } = campaign;
  const { seed, clock, profile, rateLimits, auth, sample } = flags;
  const identity: RunIdentity = {
    command: words,
    version: packageVersion(),
    mutants: selected.map(({ id }) => id),
    sample: sample ?? null,
    world: { seed, clock, profile, switch: flags.switch, rateLimits, auth },
  };
  const earlier = readState(flags.state, identity);
  if (earlier !== null) log(`going on: ${earlier.outcomes.length} were tried before`);
  const honest = await tryHonest(campaign);
  if (signal.aborted) return { outcomes: earlier?.outcomes ?? [], unused: [], left: null };
  const asked = flags.provider ? selected : selected.filter(({ provider }) => honest.used.includes(provider));
  const unused = [...new Set(selected.filter((mutant) => !asked.includes(mutant)).map(({ provider }) => provider))];
  const tried = sample === undefined ? asked : seededSample(asked, sample, seed);
  const timeoutMs =
    flags.timeout === undefined ? Math.max(LEAST_TIMEOUT_MS, 10 * honest.durationMs) : flags.timeout * 1000;
  const outcomes: Outcome[] = [...(earlier?.outcomes ?? [])];
  const known = new Set(outcomes.map(({ id }) => id));
  const started = systemClock.now();
  let now = 0;
  for (const mutant of tried.filter(({ id }) => !known.has(id))) {
    const outcome = await tryMutant(mutant, campaign, timeoutMs);
    if (signal.aborted) return { outcomes, unused, left: tried.length - outcomes.length };
    outcomes.push(outcome);
    now += 1;
    const left = timeLeft(systemClock.now() - started, now, now + tried.length - outcomes.length);
    log(progressLine(outcome, outcomes.length, tried.length, left));
    writeState(flags.state, { identity, outcomes });
  }
  forgetState(flags.state);
  return { outcomes, unused, left: 0 };
}

async function tryHonest({ words, world, flags, signal }: Campaign): Promise<TrialRun> {
  log('with honest stand-ins first');
  const timeoutMs = flags.timeout === undefined ? FIRST_TIMEOUT_MS : flags.timeout * 1000;
  const honest = await tryCommand({ words, world, timeoutMs, signal });
  const { ended, late, output } = honest;
  if (!signal.aborted && (late || ended.code !== 0)) {
    throw new BrokenError(
      `the command fails with honest stand-ins (${describeEnd(honest, timeoutMs)}), so that nothing can be concluded. It said:\n${output}`,
    );
  }
  return honest;
}

async function tryMutant(mutant: Mutant, campaign: Campaign, timeoutMs: number): Promise<Outcome> {
  const { words, world, signal } = campaign;
  let met = false;
  const seams = watchSeams(mutant.seams(defaultSeams), () => {
    met = true;
  });
  const run = await tryCommand({
    words,
    world: { ...world, seams },
    variables: { CAPTION_HARNESS_MUTANT: mutant.id },
    timeoutMs,
    signal,
  });
  const ending = describeEnd(run, timeoutMs);
  if (run.late) return { id: mutant.id, outcome: 'late', ending };
  if (run.ended.code !== 0) return { id: mutant.id, outcome: 'noticed', ending };
  return { id: mutant.id, outcome: met ? 'unnoticed' : 'unmet', ending };
}

const describeEnd = ({ ended, late }: TrialRun, timeoutMs: number): string =>
  late ? `stopped after ${timeoutMs / 1000} seconds` : (ended.signal ?? `exit ${ended.code}`);

function log(line: string): void {
  process.stderr.write(`${line}\n`);
}
