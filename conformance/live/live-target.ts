import type { WaitingClock } from '../../src/base/clock.ts';
import { Secrets } from '../../src/base/secrets/secrets.ts';
import { byProvider, type ProviderId } from '../../src/contracts/providers.ts';
import type { Credential, Target } from '../model/target.ts';
import { SkipSignal } from '../model/verdict.ts';
import { PlainSession } from '../run/plain-session.ts';
import type { Budget } from './budget.ts';
import { GuardedWire } from './guarded-wire.ts';
import type { Ledger } from './ledger.ts';
import type { Pace } from './pace.ts';

/** A real account, and what keeps a run within its bounds. */
export interface LiveTargetOptions {
  /** The real services where nothing else is named. */
  readonly baseUrls: Readonly<Record<ProviderId, string>>;
  /** Providers without one are skipped. */
  readonly credentials: Readonly<Partial<Record<ProviderId, Credential>>>;
  /** What to give for a provider that has no credential, for the reason. */
  readonly wanted: Readonly<Partial<Record<ProviderId, string>>>;
  readonly budget: Budget;
  readonly pace: Pace;
  readonly ledger: Ledger;
  readonly clock: WaitingClock;
  readonly signal?: AbortSignal;
}

/** Where the real services are. */
export const liveBaseUrls: Readonly<Record<ProviderId, string>> = byProvider(({ liveBaseUrl }) => liveBaseUrl);

/** The real services, or what stands in for them: every request is guarded. */
export function liveTarget(options: LiveTargetOptions): Target {
  const { baseUrls, credentials, wanted, clock, signal } = options;
  const ids = Object.keys(baseUrls) as ProviderId[];
  const values = Object.values(credentials).flatMap((credential) => Object.values(credential));
  return {
    kind: 'live',
    baseUrls,
    controlled: false,
    secrets: values,
    absent: Object.fromEntries(
      ids.filter((id) => credentials[id] === undefined).map((id) => [id, `needs a credential: ${wanted[id]}`]),
    ),
    wire: new GuardedWire({ ...options, secrets: new Secrets(values) }),
    open: async ({ provider }) => new PlainSession(credentials[provider] ?? null, interruptible(clock, signal)),
    close: async () => {},
  };
}

/** Waits end as skips when the run is interrupted. */
function interruptible(clock: WaitingClock, signal: AbortSignal | undefined): WaitingClock {
  if (signal === undefined) return clock;
  return {
    now: () => clock.now(),
    sleep: async (milliseconds) => {
      try {
        await clock.sleep(milliseconds, signal);
      } catch (error) {
        if (signal.aborted) throw new SkipSignal('interrupted');
        throw error;
      }
    },
  };
}
