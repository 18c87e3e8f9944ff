import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { BudgetLimits } from '../../conformance/live/budget.ts';
import type { CleanUpResult } from '../../conformance/live/cleanup.ts';
import { LEDGER_FOLDER } from '../../conformance/live/ledger-file.ts';
import type { LiveTargetOptions } from '../../conformance/live/live-target.ts';
import { systemClock } from '../../src/base/clock.ts';
import type { JsonValue } from '../../src/base/json.ts';
import { UsageError } from '../exit-codes.ts';
import { onInterruption } from '../interruption.ts';
import { withOverrides } from './base-urls.ts';
import { type liveCredentials, wantedCredentials } from './credentials.ts';
import { openLedger } from './open-ledger.ts';
import { cleanUpText } from './tell.ts';

/** The options of every live run. */
export interface LiveRunFlags {
  readonly url: Readonly<Record<string, string>>;
  readonly credential: Readonly<Record<string, string>>;
  readonly yes?: true;
  readonly budget?: string;
  readonly ledger?: string;
}

/** The result of cleaning up. */
export type Cleaned = Pick<CleanUpResult, 'retained' | 'left'> & { readonly removed: number };

/** A live run that may begin, with its budget, pace and ledger. */
export interface OpenLiveRun {
  readonly live: LiveTargetOptions;
  /** Reports the result of cleaning up and closes the ledger. Removes its file if nothing is left and no option named it. */
  close(cleaned?: Cleaned): Promise<void>;
}

/** Opens a live run: a budget, a pace, and a ledger on the disk. @throws {UsageError} without the second explicit act */
export async function openLiveRun(
  flags: LiveRunFlags,
  credentials: ReturnType<typeof liveCredentials>,
): Promise<OpenLiveRun> {
  if (!flags.yes && process.env.CONFORM_LIVE !== '1') {
    throw new UsageError(
      'a live run sends paid requests to real accounts: read --plan first, then add --yes or set CONFORM_LIVE=1.',
    );
  }
  const [{ Budget }, { fingerprint }, { Ledger }, { createPace }, { liveBaseUrls }] = await Promise.all([
    import('../../conformance/live/budget.ts'),
    import('../../conformance/live/fingerprint.ts'),
    import('../../conformance/live/ledger.ts'),
    import('../../conformance/live/pace.ts'),
    import('../../conformance/live/live-target.ts'),
  ]);
  const budget = new Budget(await budgetOf(flags));
  const baseUrls = withOverrides(liveBaseUrls, flags.url);
  const marker = `conform-${randomBytes(8).toString('hex')}`;
  const path = flags.ledger ?? join(LEDGER_FOLDER, `${marker}.log`);
  const given = Object.keys(credentials).length > 0;
  const file = given ? await openLedger(path) : undefined;
  if (file !== undefined && file.entries.length > 0) {
    await file.close();
    throw new UsageError(`${path} is the ledger of another run; clean it up or name another file.`);
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
  const interruption = onInterruption({
    first: 'interrupted: removing what the run created, for at most 30 s; a second signal ends at once',
    second: `ended at once; remove what is left with: conform cleanup ${path}`,
  });
  const { signal, deadline } = interruption;
  const [clock, wanted] = [systemClock, wantedCredentials];
  return {
    live: { baseUrls, credentials, wanted, budget, pace: createPace(clock), ledger, clock, signal, deadline },
    close: async (cleaned) => {
      interruption.end();
      if (given && cleaned !== undefined) process.stderr.write(cleanUpText(cleaned, cleaned.removed, path));
      if (flags.ledger === undefined && cleaned?.left.length === 0) await file?.remove();
      else await file?.close();
    },
  };
}

/** Returns the limits that the options name, with the defaults. @throws {UsageError} */
export async function budgetOf({ budget = '' }: Pick<LiveRunFlags, 'budget'>): Promise<BudgetLimits> {
  const { readBudget } = await import('../../conformance/live/defaults.ts');
  try {
    return readBudget(budget);
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
