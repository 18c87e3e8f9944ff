import type { LiveTargetOptions } from '../../conformance/live/live-target.ts';
import type { LiveRunOptions } from '../../conformance/live/run.ts';
import { Secrets } from '../../src/base/secrets/secrets.ts';
import type { ProviderId } from '../../src/contracts/providers.ts';
import { BrokenError, exitCodes, UsageError } from '../exit-codes.ts';
import { withOverrides } from '../live/base-urls.ts';
import { liveCredentials, wantedCredentials } from '../live/credentials.ts';
import { budgetOf, type Cleaned, type LiveRunFlags, openLiveRun } from '../live/open-run.ts';
import { openReporters } from './conform-reporters.ts';

/** The options of a live run. */
export interface LiveFlags extends LiveRunFlags {
  readonly control?: string;
  readonly reporter: readonly string[];
  readonly plan?: true;
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
    throw new BrokenError(secrets.redact(error instanceof Error ? error.message : String(error)));
  }
}

/** The exit code of a live run: failed checks come before resources that are left, and these before an interruption. */
export function endOf(code: number, { signal }: Pick<LiveTargetOptions, 'signal'>, left: number): number {
  if (code === exitCodes.failed) return code;
  if (left > 0) return exitCodes.broken;
  return signal?.aborted ? exitCodes.interrupted : code;
}

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
  const reporting = await openReporters(flags.reporter);
  const { live, close } = await openLiveRun(flags, credentials);
  let cleaned: Cleaned | undefined;
  try {
    const recorder =
      flags.record === undefined ? undefined : (await recordings()).openRecorder(live.baseUrls, live.ledger);
    const record = recorder === undefined ? {} : { onExchange: recorder.note };
    const report = await runLive({ ...selection, ...record, onEvent: reporting.onEvent, live });
    cleaned = report.live;
    reporting.finish(report);
    recorder?.write(flags.record ?? '', 'live', secretsIn(credentials));
    process.exitCode = endOf(exitCode(report), live, cleaned.left.length);
    if (process.exitCode === exitCodes.broken && report.summary.errors === 0 && cleaned.left.length === 0) {
      process.stderr.write('nothing was verified: no check could be asserted; the report says why.\n');
    }
  } finally {
    await close(cleaned);
  }
}

const recordings = () => import('../../conformance/studies/drift/recording-file.ts');
