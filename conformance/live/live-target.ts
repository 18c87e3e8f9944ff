import type { WaitingClock } from '../../src/base/clock.ts';
import { Secrets } from '../../src/base/secrets/secrets.ts';
import { hasRealService } from '../../src/contracts/provider-row.ts';
import { byProvider, type ProviderId } from '../../src/contracts/providers.ts';
import type { Credential, Target } from '../model/target.ts';
import { SkipSignal } from '../model/verdict.ts';
import { PlainSession } from '../run/plain-session.ts';
import type { Budget } from './budget.ts';
import { GuardedWire } from './guarded-wire.ts';
import type { Ledger } from './ledger.ts';
import type { Pace } from './pace.ts';

/** A real account, and the bounds of a run on it. */
export interface LiveTargetOptions {
  /** Default: the real services. */
  readonly baseUrls: Readonly<Record<ProviderId, string>>;
  /** Those that tell which providers have a real service; a rehearsal's own are mocks. Default: `baseUrls`. */
  readonly serviceUrls?: Readonly<Record<ProviderId, string>>;
  /** Providers without one are skipped. */
  readonly credentials: Readonly<Partial<Record<ProviderId, Credential>>>;
  /** By provider: the option that sets its credential, for the reason of a skip. */
  readonly wanted: Readonly<Partial<Record<ProviderId, string>>>;
  readonly budget: Budget;
  readonly pace: Pace;
  readonly ledger: Ledger;
  readonly clock: WaitingClock;
  readonly signal?: AbortSignal;
}

/** The addresses of the real services. */
export const liveBaseUrls: Readonly<Record<ProviderId, string>> = byProvider(({ liveBaseUrl }) => liveBaseUrl);

/** The real services, or servers that replace them: every request is guarded. */
export function liveTarget(options: LiveTargetOptions): Target {
  const { baseUrls, serviceUrls = baseUrls, credentials, wanted, clock, signal } = options;
  const ids = Object.keys(baseUrls) as ProviderId[];
  const values = Object.values(credentials).flatMap((credential) => Object.values(credential));
  return {
    kind: 'live',
    baseUrls,
    controlled: false,
    secrets: values,
    absent: Object.fromEntries(
      ids.flatMap((id) => {
        if (!hasRealService(serviceUrls[id])) return [[id, 'has no real service: name one with --url']];
        return credentials[id] === undefined ? [[id, `needs a credential: ${wanted[id]}`]] : [];
      }),
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
