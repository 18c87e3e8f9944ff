import { startWorld } from '../../../mocks/start.ts';
import type { ProviderId } from '../../../src/contracts/providers.ts';
import { createControlClient } from '../../../src/control-client/index.ts';
import { Budget, type BudgetLimits } from '../../live/budget.ts';
import { fingerprint } from '../../live/fingerprint.ts';
import { Ledger } from '../../live/ledger.ts';
import { createPace } from '../../live/pace.ts';
import { type Plan, planOf } from '../../live/plan.ts';
import { type LiveRunOptions, runLive } from '../../live/run.ts';
import type { Credential } from '../../model/target.ts';

/** Options of a rehearsal. */
export interface RehearsalOptions extends Omit<LiveRunOptions, 'live'> {
  /** Providers without a credential, with the reason of their skips. */
  readonly wanted?: Readonly<Partial<Record<ProviderId, string>>>;
  /** The addresses of the run that is rehearsed. Default: every provider has a real service. */
  readonly serviceUrls?: Readonly<Record<ProviderId, string>>;
  /** The limits of the run: the plan stops where they would stop the run. Default: none. */
  readonly budget?: BudgetLimits;
  /** Called before the first request, with the mocks' addresses and the kinds of resources. */
  readonly onStart?: (baseUrls: Readonly<Record<ProviderId, string>>, ledger: Ledger) => void | Promise<void>;
}

const MARKER = 'conform-0000000000000000';

/**
 * Carries out a live run on the mocks, in this process, on a clock without real waits, and returns what it
 * used. The requests of a check depend on the answers, so a real run can differ.
 */
export async function rehearse({
  wanted = {},
  budget: limits = {},
  serviceUrls,
  onStart,
  ...options
}: RehearsalOptions): Promise<Plan> {
  const world = await startWorld({ ports: 'auto' });
  try {
    const control = createControlClient({ url: world.control.url });
    const tenant = await control.createTenant({ name: 'rehearsal', clock: 'manual', seed: options.seed ?? 1 });
    let now = Date.parse(tenant.clock.now);
    const clock = {
      now: () => now,
      sleep: async (milliseconds: number) => {
        now = Date.parse((await control.advance(tenant.name, milliseconds / 1000)).clock.now);
      },
    };
    const ids = Object.keys(world.providers) as ProviderId[];
    const baseUrls = Object.fromEntries(ids.map((id) => [id, world.providers[id]?.baseUrl])) as Record<
      ProviderId,
      string
    >;
    const given = ids.filter((id) => wanted[id] === undefined);
    const credentials = Object.fromEntries(given.map((id) => [id, tenant.credentials[id]?.full as Credential]));
    const accounts = Object.fromEntries(
      given.flatMap((id) => {
        const account = credentials[id]?.accountId;
        return account === undefined ? [] : [[id, fingerprint(MARKER, account)]];
      }),
    );
    const head = { entry: 'run', version: 1, marker: MARKER, startedAt: tenant.clock.now, baseUrls, accounts } as const;
    const ledger = await Ledger.start(head, { append: async () => {} });
    await onStart?.(baseUrls, ledger);
    const budget = new Budget(limits);
    const live = {
      baseUrls,
      ...(serviceUrls ? { serviceUrls } : {}),
      credentials,
      wanted,
      budget,
      pace: createPace(clock),
      ledger,
      clock,
    };
    const report = await runLive({ ...options, live });
    return planOf(report, (check) => budget.takenFor(check));
  } finally {
    await world.close();
  }
}
