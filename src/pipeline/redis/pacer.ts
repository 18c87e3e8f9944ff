import type { WaitingClock } from '../../base/clock.ts';
import type { Pacer, Rate } from '../../base/pacer.ts';
import { countedRates } from '../../contracts/limits.ts';
import type { ProviderId } from '../../contracts/providers.ts';
import { USED_SHARE } from '../pace/pacer.ts';
import { script } from './script.ts';
import type { Session } from './session.ts';

/**
 * Counts a request in every window if it fits into all of them now. The windows are lists of the times of the last requests. KEYS: when
 * each window opens again, then the lists. Returns 0, or the milliseconds until it may fit.
 */
const take = script(
  'Turn',
  `
local time, count = now(), #KEYS / 2
local free = time
for window = 1, count do
  local size, length = tonumber(ARGV[window * 2 - 1]), tonumber(ARGV[window * 2])
  free = math.max(free, tonumber(redis.call('GET', KEYS[window]) or '0'))
  local oldest = redis.call('LINDEX', KEYS[count + window], size - 1)
  if oldest then free = math.max(free, tonumber(oldest) + length + 1) end
end
if free > time then return free - time end
for window = 1, count do
  local size, length = tonumber(ARGV[window * 2 - 1]), tonumber(ARGV[window * 2])
  local list = KEYS[count + window]
  redis.call('LPUSH', list, time)
  redis.call('LTRIM', list, 0, size - 1)
  redis.call('PEXPIRE', list, length * 2)
end
return 0
`,
);

/** Closes windows for some milliseconds, for every worker. */
const close = script(
  'Close',
  `
local till = now() + tonumber(ARGV[1])
for window = 1, #KEYS do
  if till > tonumber(redis.call('GET', KEYS[window]) or '0') then
    redis.call('SET', KEYS[window], till, 'PX', tonumber(ARGV[1]) + 1000)
  end
end
return 0
`,
);

/** An account whose requests are paced. */
export interface PacedAccount {
  readonly provider: ProviderId;
  /** Not a secret; the services behind one listener have one name. */
  readonly account: string;
  readonly clock: WaitingClock;
  /** Rates of the account where they differ from those of the provider. */
  readonly rates?: Readonly<Partial<Record<ProviderId, Rate>>> | undefined;
}

/** Longest further pause of requests that wait for the same window, in milliseconds. */
const SPREAD_MS = 200;

/** Difference of the further pauses of two such requests, in milliseconds: no divisor of the longest. */
const STEP_MS = 37;

/** Keeps all workers together below the rates of a provider, for one account. A request is counted at the moment at which it is sent. */
export function redisPacer(session: Session, { provider, account, clock, rates: own = {} }: PacedAccount): Pacer {
  const { redis, names } = session;
  const rates = countedRates[provider].map((rate) => ({ ...rate, ...own[rate.counted as ProviderId] }));
  const lists = rates.map(({ counted }) => names.window(account, counted));
  const opening = lists.map((list) => `${list}:closed`);
  const sizes = rates.flatMap(({ requests, seconds }) => [
    Math.max(1, Math.floor(requests * USED_SHARE)),
    seconds * 1_000,
  ]);
  let waits = 0;
  const spread = () => {
    waits += 1;
    return (waits * STEP_MS) % SPREAD_MS;
  };
  return {
    async turn(signal) {
      for (;;) {
        signal?.throwIfAborted();
        // A process that stood still first finds out whether it still holds its jobs.
        await session.check();
        const pause = Number(await take(redis, [...opening, ...lists], sizes));
        if (pause === 0) break;
        // Not all that wait should ask again at the same moment.
        await clock.sleep(pause + spread(), signal);
      }
      signal?.throwIfAborted();
    },
    holdOff: (milliseconds) => void close(redis, opening, [Math.ceil(milliseconds)]).catch(() => {}),
  };
}
