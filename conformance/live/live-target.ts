import type { WaitingClock } from '../../src/base/clock.ts';
import { Secrets } from '../../src/base/secrets/secrets.ts';
import { hasRealService } from '../../src/contracts/provider-row.ts';
import { byProvider, type ProviderId } from '../../src/contracts/providers.ts';
import type { Credential, Target } from '../model/target.ts';
import { PlainSession } from '../run/plain-session.ts';
import type { Budget } from './budget.ts';
import { GuardedWire } from './guarded-wire.ts';
import type { Ledger } from './ledger.ts';
import type { Pace } from './pace.ts';
import { livePreflight } from './preflight.ts';

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
  /** When it fires, cleaning up sends nothing more: what is left stays in the ledger. */
  readonly deadline?: AbortSignal;
  /** Called when cleaning up has removed another resource. */
  readonly onRemoved?: (removed: number, of: number) => void;
}

/** The addresses of the real services. */
export const liveBaseUrls: Readonly<Record<ProviderId, string>> = byProvider(({ liveBaseUrl }) => liveBaseUrl);

/** The real services, or servers that replace them: every request is guarded. */
export function liveTarget(options: LiveTargetOptions): Target {
  const { baseUrls, serviceUrls = baseUrls, credentials, wanted, clock } = options;
  const ids = Object.keys(baseUrls) as ProviderId[];
  const values = Object.values(credentials).flatMap((credential) => Object.values(credential));
  const wire = new GuardedWire({ ...options, secrets: new Secrets(values) });
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
    wire,
    preflight: (provider, signal) => livePreflight(provider, { wire, baseUrls, credentials, wanted }, signal),
    open: async ({ provider }) => new PlainSession(credentials[provider] ?? null, clock),
    close: async () => {},
  };
}
