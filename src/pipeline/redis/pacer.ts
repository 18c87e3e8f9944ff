import type { WaitingClock } from '../../base/clock.ts';
import type { Pacer } from '../../base/pacer.ts';
import { countedRates } from '../../contracts/limits.ts';
import type { ProviderId } from '../../contracts/providers.ts';
import { USED_SHARE } from '../pace/pacer.ts';
import { script } from './script.ts';
import type { Session } from './session.ts';

/**
 * Takes the next free place in every window. The windows are lists of the times of the last requests, and of places taken for the
 * near future. KEYS: when each window opens again, then the lists. Returns the milliseconds until the place.
 */
const take = script(
  'Turn',
  `
local time = now()
local at, count = time, #KEYS / 2
for window = 1, count do
  local size, length = tonumber(ARGV[window * 2 - 1]), tonumber(ARGV[window * 2])
  local closed = tonumber(redis.call('GET', KEYS[window]) or '0')
  local oldest = redis.call('LINDEX', KEYS[count + window], size - 1)
  at = math.max(at, closed)
  if oldest then at = math.max(at, tonumber(oldest) + length + 1) end
end
for window = 1, count do
  local size, length = tonumber(ARGV[window * 2 - 1]), tonumber(ARGV[window * 2])
  local list = KEYS[count + window]
  local newest = redis.call('LINDEX', list, 0)
  redis.call('LPUSH', list, math.max(at, tonumber(newest or '0')))
  redis.call('LTRIM', list, 0, size - 1)
  redis.call('PEXPIRE', list, at - time + length * 2)
end
return at - time
`,
);

/** Milliseconds until a window opens again that a service has closed; 0 if none is closed. */
const closed = script(
  'Closed',
  `
local most = 0
for window = 1, #KEYS do most = math.max(most, tonumber(redis.call('GET', KEYS[window]) or '0') - now()) end
return most
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

/**
 * Keeps all workers together below the rates of a provider, for one account. A worker that ends while it waits loses its place,
 * which then stays empty.
 */
export function redisPacer(session: Session, provider: ProviderId, account: string, clock: WaitingClock): Pacer {
  const { redis, names } = session;
  const rates = countedRates[provider];
  const lists = rates.map(({ counted }) => names.window(account, counted));
  const opening = lists.map((list) => `${list}:closed`);
  const sizes = rates.flatMap(({ requests, seconds }) => [
    Math.max(1, Math.floor(requests * USED_SHARE)),
    seconds * 1_000,
  ]);
  return {
    async turn(signal) {
      for (;;) {
        signal?.throwIfAborted();
        const pause = Number(await take(redis, [...opening, ...lists], sizes));
        if (pause > 0) await clock.sleep(pause, signal);
        // Another worker may have been told to wait meanwhile.
        if (pause === 0 || Number(await closed(redis, opening, [])) <= 0) break;
      }
      await session.check();
      signal?.throwIfAborted();
    },
    holdOff: (milliseconds) => void close(redis, opening, [Math.ceil(milliseconds)]).catch(() => {}),
  };
}
