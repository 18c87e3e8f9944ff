import type { LiveTargetOptions } from '../../conformance/live/live-target.ts';
import type { LiveRunOptions } from '../../conformance/live/run.ts';
import type { CheckResult } from '../../conformance/model/result.ts';
import { count } from '../../conformance/model/show.ts';
import type { RunEvent } from '../../conformance/run/runner.ts';
import { Secrets } from '../../src/base/secrets/secrets.ts';
import type { ProviderId } from '../../src/contracts/providers.ts';
import { BrokenError, exitCodes, InterruptedError, UsageError } from '../exit-codes.ts';
import { withOverrides } from '../live/base-urls.ts';
import { liveCredentials, wantedCredentials } from '../live/credentials.ts';
import { budgetOf, type Cleaned, type LiveRunFlags, openLiveRun } from '../live/open-run.ts';
import type { LiveProgress } from '../live/progress.ts';
import { openReporters, withBadge } from './conform-reporters.ts';
import { explainNothing } from './explain-nothing.ts';

/** The options of a live run. */
export interface LiveFlags extends LiveRunFlags {
  readonly control?: string;
  readonly reporter: readonly string[];
  readonly badge?: string;
  readonly plan?: true;
  readonly allowPartial?: true;
  readonly quiet?: true;
  readonly verbose?: true;
  readonly record?: string;
}

/** The checks that are run, and how. */
export type LiveSelection = Omit<LiveRunOptions, 'live' | 'onEvent'>;

type Credentials = ReturnType<typeof liveCredentials>;

/** `conform --target live`: runs the checks on real services, after two explicit acts, within a budget, and removes everything afterwards. */
export async function conformLive(flags: LiveFlags, selection: LiveSelection): Promise<void> {
  if (flags.control !== undefined) throw new UsageError('--control cannot be used with --target live.');
  await withCredentials(flags, (credentials) =>
    flags.plan ? plan(flags, selection, credentials) : run(flags, selection, credentials),
  );
}

/** Reads the credentials and keeps them out of every error. @throws {UsageError | BrokenError} */
export async function withCredentials<T>(
  flags: Pick<LiveRunFlags, 'credential'>,
  work: (credentials: Credentials) => Promise<T>,
): Promise<T> {
  const credentials = liveCredentials(flags.credential, process.env);
  try {
    return await work(credentials);
  } catch (error) {
    const secrets = new Secrets(secretsIn(credentials));
    if (error instanceof UsageError) throw new UsageError(secrets.redact(error.message));
    if (error instanceof InterruptedError) throw error;
    throw new BrokenError(secrets.redact(error instanceof Error ? error.message : String(error)));
  }
}

/** What a live run ended with. */
export interface LiveEnd {
  /** The exit code of its report alone. */
  readonly code: number;
  /** Resources that could not be removed, and errors of the harness. */
  readonly left: number;
  readonly errors?: number;
  /** Checks that the budget left undone. */
  readonly undone: number;
}

/**
 * The exit code of a live run: an interruption comes first, then failed checks, then resources that are left, then checks that the
 * budget left undone.
 */
export function endOf(
  { code, left, undone, errors = 0 }: LiveEnd,
  { signal }: Pick<LiveTargetOptions, 'signal'>,
  { allowPartial }: Pick<LiveFlags, 'allowPartial'>,
): number {
  if (signal?.aborted) return exitCodes.interrupted;
  if (code === exitCodes.failed) return code;
  if (left > 0 || errors > 0) return exitCodes.broken;
  return undone > 0 && !allowPartial ? exitCodes.partial : code;
}

/** The checks that the budget left undone. */
export const undoneIn = (results: readonly Pick<CheckResult, 'reasonKind'>[]): number =>
  results.filter(({ reasonKind }) => reasonKind === 'budget').length;

/** Every value of the credentials. */
export const secretsIn = (credentials: Credentials): string[] =>
  Object.values(credentials).flatMap((one) => Object.values(one ?? {}));

async function plan(flags: LiveFlags, selection: LiveSelection, credentials: Credentials): Promise<void> {
  const [{ rehearse }, { planText }, { liveBaseUrls }] = await Promise.all([
    import('../../conformance/targets/mock/rehearsal.ts'),
    import('../../conformance/live/plan.ts'),
    import('../../conformance/live/live-target.ts'),
  ]);
  const serviceUrls = withOverrides(liveBaseUrls, flags.url);
  const missing = (Object.keys(wantedCredentials) as ProviderId[]).filter((id) => credentials[id] === undefined);
  const wanted = Object.fromEntries(missing.map((id) => [id, wantedCredentials[id]]));
  const budget = await budgetOf(flags);
  process.stdout.write(planText(await rehearse({ ...selection, wanted, budget, serviceUrls }), budget));
  if (missing.length === Object.keys(wantedCredentials).length) {
    process.stderr.write('nothing would be verified: no provider has a credential. For a plan any value will do.\n');
    process.exitCode = exitCodes.broken;
  }
}

async function run(flags: LiveFlags, selection: LiveSelection, credentials: Credentials): Promise<void> {
  const [{ runLive }, { exitCode }] = await Promise.all([
    import('../../conformance/live/run.ts'),
    import('../../conformance/model/report.ts'),
  ]);
  const reporting = await openReporters(withBadge(flags), { ...flags, inPlace: false });
  const { live, close } = await openLiveRun(flags, credentials);
  let progress: LiveProgress | undefined;
  let cleaned: Cleaned | undefined;
  try {
    if (!flags.quiet) progress = await progressOf(live, selection);
    const recorder =
      flags.record === undefined ? undefined : (await recordings()).openRecorder(live.baseUrls, live.ledger);
    const record = recorder === undefined ? {} : { onExchange: recorder.note };
    const onEvent = (event: RunEvent) => {
      reporting.onEvent(event);
      progress?.onEvent(event);
    };
    const onRemoved = progress?.onRemoved;
    const report = await runLive({
      ...selection,
      ...record,
      onEvent,
      live: { ...live, ...(onRemoved ? { onRemoved } : {}) },
    });
    cleaned = report.live;
    progress?.end();
    reporting.finish(report);
    recorder?.write(flags.record ?? '', 'live', secretsIn(credentials), report.checks);
    const { errors } = report.summary;
    const end = { code: exitCode(report), left: cleaned.left.length, undone: undoneIn(report.checks), errors };
    process.exitCode = endOf(end, live, flags);
    if (end.undone > 0) {
      process.stderr.write(`the budget left ${count(end.undone, 'check')} undone; --budget raises a limit.\n`);
    }
    if (end.left === 0) explainNothing(report, []);
  } finally {
    progress?.end();
    await close(cleaned);
  }
}

async function progressOf(live: LiveTargetOptions, selection: LiveSelection): Promise<LiveProgress> {
  const [{ openLiveProgress }, { selectChecks }] = await Promise.all([
    import('../live/progress.ts'),
    import('../../conformance/run/select.ts'),
  ]);
  const providers = Object.keys(live.credentials) as ProviderId[];
  const { checks: all, providers: only, grep } = selection;
  const asked = { ...(only === undefined ? {} : { providers: only }), ...(grep === undefined ? {} : { grep }) };
  const checks = selectChecks(all, asked).filter(({ provider }) => providers.includes(provider));
  const weights = new Map(checks.map(({ id, cost }) => [id, cost.requests]));
  return openLiveProgress({ screen: process.stderr, budget: live.budget, providers, weights, clock: live.clock });
}

const recordings = () => import('../../conformance/studies/drift/recording-file.ts');
