import { setMaxListeners } from 'node:events';
import { Agent } from 'node:http';
import { systemClock } from '../../src/base/clock.ts';
import { refuseUnknownOptions } from '../../src/base/known-options.ts';
import { Secrets } from '../../src/base/secrets/secrets.ts';
import type { ProviderId } from '../../src/contracts/providers.ts';
import { type Baseline, baselineProblems, knownFailure } from '../model/baseline.ts';
import type { Check } from '../model/check.ts';
import { unsupportedSection } from '../model/config/capabilities.ts';
import type { WireLimits } from '../model/exchange.ts';
import { REPORT_SCHEMA_VERSION, type Report, summarise } from '../model/report.ts';
import { type CheckResult, failsRun } from '../model/result.ts';
import { count } from '../model/show.ts';
import type { Target } from '../model/target.ts';
import { Gate } from './gate.ts';
import { Kept } from './kept.ts';
import { PATIENCE, Patience } from './patience.ts';
import { runInOrder } from './pool.ts';
import { repeated } from './repeat.ts';
import { notRun, runCheck } from './run-check.ts';
import { type RunOptions, runOptionNames } from './run-options.ts';
import { selectChecks } from './select.ts';
import type { RunState } from './trial.ts';
import { WireLog } from './wire-log.ts';

export type { RunEvent, RunOptions } from './run-options.ts';

/** 10 seconds per exchange; bodies up to 32 MiB. */
const LIMITS: WireLimits = { timeoutMs: 10_000, maxBytes: 32 * 1024 * 1024 };

const PARALLEL = 8;

const NOT_INCLUDED = 'uses up a rate window or an account; --include exhaustive runs it';

/** A run whose owner, the runner or a user's test framework, carries out its checks one by one. */
export interface ConformanceRun {
  /** The selected checks, in the order of reports. */
  readonly selected: readonly Check[];
  /** Checks outside the selection that judge answers, and that some answer of this run does not hold. */
  violated(): readonly Check[];
  /** Runs one of them. Never rejects. */
  run(check: Check): Promise<CheckResult>;
  /** The report of the checks so far. */
  report(): Report;
  /** Removes what checks shared, and ends shared connections. Never rejects. The caller closes the target. */
  close(): Promise<void>;
}

/** Begins a run without sending a request. */
export function openRun(options: Omit<RunOptions, 'parallel'>): ConformanceRun {
  refuseUnknownOptions('a run of the suite', options, runOptionNames);
  const { target, seed = 1, onEvent = () => {}, clock = systemClock, baseline, capabilities = {} } = options;
  const { maxFailures = Number.POSITIVE_INFINITY } = options;
  const providers = (Object.keys(target.baseUrls) as ProviderId[]).filter(
    (provider) => options.providers?.includes(provider) ?? true,
  );
  const selected = selectChecks(options.checks, {
    providers,
    ...(options.grep === undefined ? {} : { grep: options.grep }),
  });
  const wireLog = new WireLog(target.baseUrls, options.checks);
  const agent = target.keepsConnections ? new Agent({ keepAlive: true }) : false;
  // Every request that is on its way listens.
  if (options.signal !== undefined) setMaxListeners(0, options.signal);
  const asked = [...new Set(selected.map(({ provider }) => provider))].filter(
    (id) => target.absent?.[id] === undefined,
  );
  const state: RunState = {
    agent,
    target,
    seed,
    clock,
    gate: new Gate(target, asked, options.signal),
    signal: options.signal,
    limits: { ...LIMITS, ...options.limits },
    patience: new Patience(clock, { ...PATIENCE, ...options.patience }),
    capabilities,
    secrets: new Secrets(target.secrets),
    wireLog,
    onExchange: options.onExchange,
    excerpts: options.excerpts ?? true,
    shared: new Map(),
    recent: new Map(),
    kept: new Kept(),
  };
  const started = clock.now();
  let total = selected.length;
  const results = new Map<string, CheckResult>();
  const running = new Set<Promise<CheckResult>>();
  const told = new Set<ProviderId>();
  let failures = 0;
  const beforeRepeat = async (result: CheckResult) => {
    onEvent({ type: 'repeated', result });
    // Answers that were shared would repeat what made it red.
    state.shared.clear();
    state.recent.clear();
    state.kept.retry();
    wireLog.forget(result.id);
    const { pauseSeconds = 0 } = options.repeat ?? {};
    if (pauseSeconds > 0) await clock.sleep(pauseSeconds * 1000, options.signal).catch(() => {});
  };
  const attempts = (check: Check): Promise<CheckResult> =>
    repeated(() => decide(check, options, state, told), check.wire ? 0 : (options.repeat?.times ?? 0), beforeRepeat);
  onEvent({ type: 'started', total });
  return {
    selected,
    violated: () => {
      const found = options.checks.filter(
        ({ id, provider, wire }) =>
          wire !== undefined &&
          wireLog.of(provider, wire.operation).deviation !== null &&
          !selected.some((check) => check.id === id),
      );
      total = selected.length + found.length;
      return found;
    },
    run: async (check) => {
      // A framework may start checks side by side: one that judges the others waits for them.
      if (check.wire) await Promise.all(running);
      const deciding = failures >= maxFailures ? stoppedAfter(check, failures) : attempts(check);
      if (!check.wire) running.add(deciding);
      const result = withKnown(await deciding, baseline, clock.now());
      running.delete(deciding);
      if (failsRun(result.status) && !result.known) failures += 1;
      results.set(check.id, result);
      onEvent({ type: 'checked', result, done: results.size, total });
      return result;
    },
    report: () => {
      const ended = clock.now();
      const checks = options.checks.flatMap(({ id }) => results.get(id) ?? []);
      const known = options.checks.map(({ id }) => id);
      const problems = baseline === undefined ? [] : baselineProblems(baseline, checks, known, ended);
      return {
        schemaVersion: REPORT_SCHEMA_VERSION,
        target: target.kind,
        seed,
        startedAt: new Date(started).toISOString(),
        durationMs: Math.max(0, ended - started),
        summary: summarise(checks, problems),
        ...(options.requirements === undefined ? {} : { requirements: options.requirements }),
        ...selectionOf(options),
        ...(options.shard === undefined ? {} : { shard: options.shard }),
        checks,
        ...(baseline === undefined ? {} : { baseline: { problems } }),
      };
    },
    close: async () => {
      await state.kept.end();
      if (agent) agent.destroy();
    },
  };
}

/**
 * Runs the selected checks against a target and reports. Never rejects for faults of the target or the control API.
 * @example
 * const target = await mockTarget();
 * const report = await runConformance({ target, checks: allChecks });
 * await target.close();
 * process.exitCode = exitCode(report);
 */
export async function runConformance(options: RunOptions): Promise<Report> {
  const run = openRun(options);
  const ordered = inRunningOrder(run.selected, options.target);
  const jobs = (wire: boolean) =>
    ordered.filter((check) => (check.wire !== undefined) === wire).map((check) => () => run.run(check));
  await runInOrder(jobs(false), options.target.controlled ? (options.parallel ?? PARALLEL) : 1);
  // They judge the answers to all others, so those must have ended.
  await runInOrder(jobs(true), 1);
  for (const check of run.violated()) await run.run(check);
  await run.close();
  return run.report();
}

const stoppedAfter = async (check: Check, failures: number): Promise<CheckResult> =>
  notRun(check, `not run: ${count(failures, 'check')} had failed (--max-failures)`, 'stopped');

async function decide(check: Check, options: RunOptions, state: RunState, told: Set<ProviderId>): Promise<CheckResult> {
  if (options.signal?.aborted) return notRun(check, 'interrupted', 'interrupted');
  const absent = state.target.absent?.[check.provider];
  if (absent !== undefined) return notRun(check, absent);
  const unsupported = unsupportedSection(state.capabilities, check);
  if (unsupported !== undefined) return notRun(check, unsupported);
  const included = state.target.controlled || !check.exhaustive || options.include?.includes('exhaustive');
  if (!included) return notRun(check, NOT_INCLUDED);
  const obstacle = await state.gate.obstacle(check.provider);
  if (options.signal?.aborted) return notRun(check, 'interrupted', 'interrupted');
  if (obstacle === undefined) return runCheck(check, state);
  const result = notRun(check, obstacle.reason, obstacle.kind);
  // One check of a silent provider fails the run; the others would only repeat the reason.
  const isFirst = obstacle.kind === 'no-answer' && !told.has(check.provider);
  told.add(check.provider);
  return isFirst ? { ...result, status: 'untestable' } : result;
}

/** The result, marked if the baseline expects it. A harness error is never a known failure. */
function withKnown(result: CheckResult, baseline: Baseline | undefined, nowMs: number): CheckResult {
  if (!failsRun(result.status) && result.status !== 'warned') return result;
  if (result.reasonKind === 'no-answer') return result;
  const found = knownFailure(baseline, result.id, nowMs);
  return found === undefined ? result : { ...result, known: { reason: found.reason, expires: found.expires } };
}

/**
 * The order in which checks run. If all share one account, those that use up a window or the account come later; those
 * that judge the answers of others come last.
 */
export function inRunningOrder(checks: readonly Check[], target: Pick<Target, 'controlled'>): readonly Check[] {
  const later = ({ wire, exhaustive }: Check): number => (wire ? 2 : exhaustive && !target.controlled ? 1 : 0);
  return [...checks].sort((left, right) => later(left) - later(right));
}

/** What the options select, for the report. */
function selectionOf({ providers, grep }: Pick<RunOptions, 'providers' | 'grep'>): Pick<Report, 'selection'> {
  if (providers === undefined && grep === undefined) return {};
  return { selection: { ...(providers && { providers: [...providers].sort() }), ...(grep !== undefined && { grep }) } };
}
