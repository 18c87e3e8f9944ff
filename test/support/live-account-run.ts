import { Budget, type BudgetLimits } from '../../conformance/live/budget.ts';
import { defaultBudget } from '../../conformance/live/defaults.ts';
import { fingerprint } from '../../conformance/live/fingerprint.ts';
import { Ledger } from '../../conformance/live/ledger.ts';
import { createPace } from '../../conformance/live/pace.ts';
import { type LiveReport, type LiveRunOptions, runLive } from '../../conformance/live/run.ts';
import type { Check } from '../../conformance/model/check.ts';
import { allChecks } from '../../conformance/providers/checks.ts';
import type { WaitingClock } from '../../src/base/clock.ts';
import type { JsonValue } from '../../src/base/json.ts';
import type { ProviderId } from '../../src/contracts/providers.ts';
import type { LiveMock } from './live-mock.ts';

/** What every thing of these runs carries. */
export const MARKER = 'conform-0123456789abcdef';

/** A live run in this process. */
export interface AccountRunOptions {
  readonly checks?: readonly Check[];
  readonly grep?: string;
  readonly include?: readonly 'exhaustive'[];
  readonly budget?: BudgetLimits;
  readonly clock?: WaitingClock;
  readonly onStart?: (ledger: Ledger) => void;
  readonly onExchange?: NonNullable<LiveRunOptions['onExchange']>;
  readonly onEvent?: NonNullable<LiveRunOptions['onEvent']>;
  readonly repeat?: NonNullable<LiveRunOptions['repeat']>;
}

/** A live run's report, its account and its ledger. */
export interface AccountRun {
  readonly report: LiveReport;
  readonly budget: Budget;
  readonly entries: readonly JsonValue[];
}

/**
 * The clock of an account that stands still until somebody waits, as a machine reads it whose own clock is `aheadMs`
 * milliseconds before the account's.
 */
export async function accountClock({ control, tenant }: LiveMock, aheadMs = 0): Promise<WaitingClock> {
  let now = Date.parse((await control.getTenant(tenant)).clock.now);
  return {
    now: () => now + aheadMs,
    sleep: async (milliseconds) => {
      now = Date.parse((await control.advance(tenant, milliseconds / 1000)).clock.now);
    },
  };
}

/** Carries out a live run against the mock, with all the guards of the command. */
export async function runOnAccount(liveMock: LiveMock, options: AccountRunOptions = {}): Promise<AccountRun> {
  const {
    checks = allChecks,
    budget: limits = defaultBudget(),
    clock = await accountClock(liveMock),
    onStart,
    ...rest
  } = options;
  const { urls: baseUrls, credentials } = liveMock;
  const entries: JsonValue[] = [];
  const ids = Object.keys(baseUrls) as ProviderId[];
  const accounts = Object.fromEntries(
    ids.flatMap((id) => {
      const account = credentials[id].accountId;
      return account === undefined ? [] : [[id, fingerprint(MARKER, account)]];
    }),
  );
  const startedAt = new Date(clock.now()).toISOString();
  const ledger = await Ledger.start(
    { entry: 'run', version: 1, marker: MARKER, startedAt, baseUrls, accounts },
    { append: async (entry) => void entries.push(entry) },
  );
  onStart?.(ledger);
  const budget = new Budget(limits);
  const wanted = Object.fromEntries(ids.map((id) => [id, ''])) as Record<ProviderId, string>;
  const live = { baseUrls, credentials, wanted, budget, pace: createPace(clock), ledger, clock };
  const report = await runLive({ checks, ...rest, live });
  return { report, budget, entries };
}
