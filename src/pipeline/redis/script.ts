import type { Redis } from 'ioredis';

/** A script that Redis carries out at once, with nothing between its commands. */
export type Script = (redis: Redis, keys: readonly string[], args: readonly (string | number)[]) => Promise<unknown>;

/**
 * Functions that scripts share. `alive(workers, outage, id, ttl)`: whether a worker was heard of within `ttl` milliseconds, not
 * counting time in which no worker could be heard, because Redis was away.
 */
const SHARED = `
local time
local function now()
  if not time then
    local parts = redis.call('TIME')
    time = parts[1] * 1000 + math.floor(parts[2] / 1000)
  end
  return time
end
local known = {}
local function alive(workers, outage, id, ttl)
  if known[id] == nil then
    local last = redis.call('HGET', workers, id)
    local ended = last and redis.call('GET', outage) or '0'
    known[id] = last and now() - math.max(tonumber(last), tonumber(ended)) <= tonumber(ttl)
  end
  return known[id]
end
`;

/**
 * Makes a script from its name and text. It is sent once per connection, and may run twice if Redis was away before its answer came:
 * its text must allow that.
 */
export function script(name: string, lua: string): Script {
  const command = `captionHarness${name}`;
  const known = new WeakSet<Redis>();
  return (redis, keys, args) => {
    if (!known.has(redis)) {
      redis.defineCommand(command, { lua: `${SHARED}${lua}` });
      known.add(redis);
    }
    const run = (redis as unknown as Record<string, (...args: unknown[]) => Promise<unknown>>)[command];
    if (!run) throw new TypeError(`the script ${name} is not defined`);
    return run.call(redis, keys.length, ...keys, ...args);
  };
}
