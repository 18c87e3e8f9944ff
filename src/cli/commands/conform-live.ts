import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { BudgetLimits } from '../../../conformance/live/budget.ts';
import type { LiveRunOptions } from '../../../conformance/live/run.ts';
import { Secrets } from '../../../conformance/run/secrets.ts';
import { systemClock } from '../../base/clock.ts';
import type { JsonValue } from '../../base/json.ts';
import type { ProviderId } from '../../contracts/types.ts';
import { BrokenError, exitCodes, UsageError } from '../exit-codes.ts';
import { withOverrides } from '../live/base-urls.ts';
import { liveCredentials, wantedCredentials } from '../live/credentials.ts';
import { liveInterruption } from '../live/interruption.ts';
import { LEDGER_FOLDER, openLedgerFile } from '../live/ledger-file.ts';
import { cleanUpText } from '../live/tell.ts';
import { openRecorder } from '../recordings.ts';
import { openReporters } from './conform-reporters.ts';

/** The part of the command line that a live run reads. */
export interface LiveFlags {
  readonly url: Readonly<Record<string, string>>;
  readonly control?: string;
  readonly credential: Readonly<Record<string, string>>;
  readonly reporter: readonly string[];
  readonly plan?: true;
  readonly yes?: true;
  readonly budget?: string;
  readonly ledger?: string;
  readonly record?: string;
}

/** What is run. */
export type LiveSelection = Omit<LiveRunOptions, 'live' | 'onEvent' | 'signal'>;

/** `conform --target live`: real services, two explicit acts, a budget, and everything removed afterwards. */
export async function conformLive(flags: LiveFlags, selection: LiveSelection): Promise<void> {
  if (flags.control !== undefined) throw new UsageError('--control does not go with --target live.');
  const credentials = liveCredentials(flags.credential, process.env);
  const secrets = new Secrets(Object.values(credentials).flatMap((one) => Object.values(one ?? {})));
  try {
    await (flags.plan ? plan(flags, selection, credentials) : run(flags, selection, credentials));
  } catch (error) {
    if (error instanceof UsageError) throw new UsageError(secrets.redact(error.message));
    throw new BrokenError(secrets.redact(error instanceof Error ? error.message : String(error)));
  }
}

type Credentials = ReturnType<typeof liveCredentials>;

async function plan(flags: LiveFlags, selection: LiveSelection, credentials: Credentials): Promise<void> {
  const budget = readLimits(flags, await import('../../../conformance/live/defaults.ts'));
  const [{ rehearse }, { planText }] = await Promise.all([
    import('../../../conformance/targets/mock/rehearsal.ts'),
    import('../../../conformance/live/plan.ts'),
  ]);
  const missing = (Object.keys(wantedCredentials) as ProviderId[]).filter((id) => credentials[id] === undefined);
  const wanted = Object.fromEntries(missing.map((id) => [id, wantedCredentials[id]]));
  process.stdout.write(planText(await rehearse({ ...selection, wanted, budget })));
  if (missing.length === Object.keys(wantedCredentials).length) {
    process.stderr.write(`nothing would be verified: there is no credential for any provider.\n`);
    process.exitCode = exitCodes.broken;
  }
}

async function run(flags: LiveFlags, selection: LiveSelection, credentials: Credentials): Promise<void> {
  if (!flags.yes && process.env.CONFORM_LIVE !== '1') {
    throw new UsageError(
      'a live run sends paid requests to real accounts: look at --plan, then add --yes or set CONFORM_LIVE=1.',
    );
  }
  const [{ Budget }, defaults, { fingerprint }, { Ledger }, { Pace }, { runLive }, { liveBaseUrls }, { exitCode }] =
    await Promise.all([
      import('../../../conformance/live/budget.ts'),
      import('../../../conformance/live/defaults.ts'),
      import('../../../conformance/live/fingerprint.ts'),
      import('../../../conformance/live/ledger.ts'),
      import('../../../conformance/live/pace.ts'),
      import('../../../conformance/live/run.ts'),
      import('../../../conformance/targets/live.ts'),
      import('../../../conformance/report.ts'),
    ]);
  const budget = new Budget(readLimits(flags, defaults));
  const baseUrls = withOverrides(liveBaseUrls, flags.url);
  const marker = `conform-${randomBytes(8).toString('hex')}`;
  const path = flags.ledger ?? join(LEDGER_FOLDER, `${marker}.log`);
  const reporting = await openReporters(flags.reporter);
  const given = Object.keys(credentials).length > 0;
  const file = given ? await openLedgerFile(path) : undefined;
  const interruption = liveInterruption(path);
  try {
    if (file !== undefined && file.entries.length > 0) {
      throw new UsageError(`${path} is the ledger of another run; clean it up and take another file.`);
    }
    const accounts = Object.fromEntries(
      Object.entries(credentials).flatMap(([id, one]) =>
        one?.accountId === undefined ? [] : [[id, fingerprint(marker, one.accountId)]],
      ),
    );
    const startedAt = new Date(systemClock.now()).toISOString();
    const ledger = await Ledger.start(
      { entry: 'run', version: 1, marker, startedAt, baseUrls, accounts },
      { append: async (entry: JsonValue) => file?.log.append(entry) },
    );
    const { signal } = interruption;
    const recorder = flags.record === undefined ? undefined : await openRecorder(baseUrls);
    const report = await runLive({
      ...selection,
      signal,
      onEvent: reporting.onEvent,
      ...(recorder === undefined ? {} : { onExchange: recorder.note }),
      live: {
        baseUrls,
        credentials,
        wanted: wantedCredentials,
        budget,
        pace: new Pace(systemClock),
        ledger,
        clock: systemClock,
        signal,
      },
    });
    reporting.finish(report);
    const secrets = Object.values(credentials).flatMap((one) => Object.values(one ?? {}));
    recorder?.write(flags.record ?? '', 'live', secrets);
    const { removed, retained, left } = report.live;
    if (given) process.stderr.write(cleanUpText({ retained, left }, removed, path));
    process.exitCode = exitCode(report);
    if (left.length > 0 && process.exitCode === exitCodes.ok) process.exitCode = exitCodes.broken;
    if (process.exitCode === exitCodes.broken && report.summary.errors === 0 && left.length === 0) {
      process.stderr.write('nothing was verified: no check could be asserted; the report says why.\n');
    }
    if (flags.ledger === undefined && left.length === 0) await file?.remove();
    else await file?.close();
  } catch (error) {
    await file?.close();
    throw error;
  } finally {
    interruption.end();
  }
}

function readLimits(flags: LiveFlags, { readBudget }: { readBudget: (text: string) => BudgetLimits }): BudgetLimits {
  try {
    return readBudget(flags.budget ?? '');
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
