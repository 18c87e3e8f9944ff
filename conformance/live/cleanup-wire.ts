import type { WaitingClock } from '../../src/base/clock.ts';
import type { ProviderId } from '../../src/contracts/providers.ts';
import type { Exchange, WireRequest } from '../model/exchange.ts';
import type { Credential } from '../model/target.ts';
import { credentialHeaders } from '../run/credential-headers.ts';
import { secondsToWait } from '../run/rate-wait.ts';
import { sendOnWire } from '../run/wire/send.ts';
import { type Budget, BudgetError } from './budget.ts';
import { LONGEST_HOLD, type Pace } from './pace.ts';

/** What requests of cleaning up need. */
export interface CleanUpWire {
  readonly baseUrls: Readonly<Partial<Record<ProviderId, string>>>;
  readonly credentials: Readonly<Partial<Record<ProviderId, Credential>>>;
  readonly clock: WaitingClock;
  readonly pace: Pace;
  readonly budget?: Budget | undefined;
  /** Milliseconds to wait for one answer. Default: 10,000. */
  readonly timeoutMs?: number | undefined;
  /** When it fires, nothing more is sent. */
  readonly deadline?: AbortSignal | undefined;
}

const TIMEOUT_MS = 10_000;
const MAX_BYTES = 32 * 1024 * 1024;
const ATTEMPTS = 3;
const RETRY_PAUSE_MS = 1_000;

/** Sends one request of cleaning up, up to three times if the service fails. Never rejects. */
export async function sendCleaning(
  { baseUrls, credentials, clock, pace, budget, timeoutMs = TIMEOUT_MS, deadline }: CleanUpWire,
  provider: ProviderId,
  { method, path }: { readonly method: string; readonly path: string },
): Promise<Exchange> {
  const headers = Object.entries({
    Accept: '*/*',
    'User-Agent': 'caption-harness-conform',
    ...credentialHeaders(provider, credentials[provider] ?? {}),
  });
  const request = { method, url: `${(baseUrls[provider] ?? '').replace(/\/+$/, '')}${path}`, headers, body: null };
  try {
    for (let attempt = 1; ; attempt += 1) {
      deadline?.throwIfAborted();
      await pace[provider].turn(deadline);
      budget?.takeReserved(provider);
      const exchange = await sendOnWire(request, { timeoutMs, maxBytes: MAX_BYTES, signal: deadline });
      const status = exchange.response?.status ?? 0;
      if (attempt === ATTEMPTS || (status !== 0 && status !== 429 && status < 500)) return exchange;
      if (status === 429 || status === 503) {
        pace[provider].holdOff(Math.min(LONGEST_HOLD, secondsToWait(exchange, clock.now())) * 1000);
      } else await clock.sleep(RETRY_PAUSE_MS, deadline);
    }
  } catch (error) {
    if (error instanceof BudgetError) return withheld(request, error.message);
    if (deadline?.aborted) return withheld(request, 'the time for cleaning up was over');
    throw error;
  }
}

const withheld = (request: WireRequest, text: string): Exchange => ({
  request,
  response: null,
  problem: { kind: 'withheld', text },
});
