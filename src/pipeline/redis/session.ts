import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import type { Redis } from 'ioredis';
import { systemClock } from '../../base/clock.ts';
import type { Names } from './names.ts';
import { script } from './script.ts';

/** Milliseconds without a sign of life until others take over what a worker holds. */
export const SILENT_MS = 12_000;

/** Milliseconds between two signs of life. */
const BEAT_MS = 3_000;

/** Something that a worker holds: a field of a hash, with its own value. */
interface Holding {
  readonly hash: string;
  readonly field: string;
  readonly value: string;
  /** Called once when another worker holds it. */
  lost(): void;
}

/** One process that shares a Redis with others, and tells them that it is alive. */
export interface Session {
  readonly id: string;
  readonly redis: Redis;
  readonly names: Names;
  /** Watches a holding until the returned function is called. */
  hold(holding: Holding): () => void;
  /** Makes sure that this process was heard lately. A process that stood still finds out here what it has lost. */
  check(): Promise<void>;
  /** Tells the others that this process ends. */
  close(): Promise<void>;
  /** Gives no further sign of life. */
  stop(): void;
}

/** Records that a worker is alive. A longer silence of all workers was an outage of Redis. Returns the lost holdings, from 1. */
const beat = script(
  'Beat',
  `
local time, ttl = now(), tonumber(ARGV[2])
local heard = tonumber(redis.call('GET', KEYS[3]) or '0')
if heard > 0 and time - heard > ttl / 2 then redis.call('SET', KEYS[2], time) end
redis.call('SET', KEYS[3], time)
redis.call('HSET', KEYS[1], ARGV[1], time)
local lost = {}
for at = 4, #KEYS do
  local arg = 3 + (at - 4) * 2
  if redis.call('HGET', KEYS[at], ARGV[arg]) ~= ARGV[arg + 1] then table.insert(lost, at - 3) end
end
return lost
`,
);

/** Removes workers that were not heard of for an hour. */
const forget = script(
  'Forget',
  `
local all = redis.call('HGETALL', KEYS[1])
for at = 1, #all, 2 do
  if now() - tonumber(all[at + 1]) > 3600000 then redis.call('HDEL', KEYS[1], all[at]) end
end
redis.call('HDEL', KEYS[1], ARGV[1])
return 0
`,
);

/** Opens a session: its process is alive until it is closed, or ends. */
export async function openSession(redis: Redis, names: Names): Promise<Session> {
  const id = `${hostname()}-${process.pid}-${randomBytes(4).toString('hex')}`;
  const holdings = new Set<Holding>();
  let last = 0;
  let running: Promise<void> | null = null;

  const send = async (): Promise<void> => {
    const asked = [...holdings];
    const args = asked.flatMap(({ field, value }) => [field, value]);
    const begun = systemClock.now();
    const lost = (await beat(
      redis,
      [names.workers, names.outage, names.heard, ...asked.map(({ hash }) => hash)],
      [id, SILENT_MS, ...args],
    )) as number[];
    last = begun;
    for (const at of lost) {
      const holding = asked[at - 1];
      if (holding && holdings.delete(holding)) holding.lost();
    }
  };
  const once = (): Promise<void> => {
    running ??= send().finally(() => {
      running = null;
    });
    return running;
  };
  await once();
  const timer = setInterval(() => void once().catch(() => {}), BEAT_MS);
  return {
    id,
    redis,
    names,
    hold(holding) {
      holdings.add(holding);
      return () => holdings.delete(holding);
    },
    async check() {
      if (systemClock.now() - last > SILENT_MS / 2) await once();
    },
    stop: () => clearInterval(timer),
    async close() {
      clearInterval(timer);
      await running?.catch(() => {});
      await forget(redis, [names.workers], [id]);
    },
  };
}
