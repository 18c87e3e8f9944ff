import type { WaitingClock } from '../../../../src/base/clock.ts';
import type { ProviderId } from '../../../../src/contracts/providers.ts';
import type { Check } from '../../../model/check.ts';
import type { Report } from '../../../model/report.ts';
import type { Session } from '../../../model/target.ts';
import type { Mutant } from '../../../mutants/mutant.ts';
import { runConformance } from '../../../run/runner.ts';
import { mockTarget } from '../../../targets/mock.ts';

/** A run on a server that only answers requests. */
export interface PlainRun {
  readonly provider: ProviderId;
  readonly checks: readonly Check[];
  readonly seed?: number;
  readonly seams?: Mutant['seams'];
}

/** One account for all checks: nothing can be arranged, and waits move its clock, so that they take no time. */
async function plainSession(session: Session): Promise<{ readonly session: Session; readonly clock: WaitingClock }> {
  let now = await session.now();
  const wait = async (seconds: number) => {
    await session.wait(seconds);
    now += seconds * 1000;
  };
  return {
    clock: { now: () => now, sleep: (milliseconds) => wait(milliseconds / 1000) },
    session: {
      wait,
      credential: async (name) => (name === 'full' ? session.credential(name) : null),
      arrange: () => Promise.reject(new Error('a server without a control API cannot be arranged')),
      now: async () => now,
      switchValue: async () => undefined,
      close: async () => {},
    },
  };
}

/** Runs a provider's checks against a fresh world of the mocks as if it had no control API. */
export async function judgePlain({ provider, checks, seed = 1, seams }: PlainRun): Promise<Report> {
  const started = await mockTarget({ providers: [provider], seed, runId: 'plain', ...(seams ? { seams } : {}) });
  try {
    const own = await started.open({ id: `${provider}/without/control`, provider });
    const { session, clock } = await plainSession(own);
    const target = { ...started, kind: 'url' as const, controlled: false, open: async () => session };
    return await runConformance({ target, checks, seed, providers: [provider], clock });
  } finally {
    await started.close();
  }
}
