import type { Redis } from 'ioredis';
import { CaptionError } from '../errors.ts';
import { loadRedis } from './load.ts';

/** Longest pause between two attempts to reach Redis, in milliseconds. */
const LONGEST_PAUSE_MS = 2_000;

/**
 * Connects to Redis. Later outages are waited out: commands are repeated when Redis is back, so scripts may run twice.
 * @param onAway receives the reason at the start of each outage
 * @throws {CaptionError} of kind `options` if Redis cannot be reached now, or is too old
 */
export async function connectRedis(url: string, onAway: (reason: string) => void = () => {}): Promise<Redis> {
  const { Redis: Client } = await loadRedis();
  let isFirst = true;
  let isAway = false;
  const redis = new Client(url, {
    maxRetriesPerRequest: null,
    lazyConnect: true,
    enableReadyCheck: true,
    retryStrategy: (times) => (isFirst ? null : Math.min(100 * times, LONGEST_PAUSE_MS)),
  });
  redis.on('error', (error: Error) => {
    if (!isFirst && !isAway) onAway(error.message);
    isAway = true;
  });
  redis.on('ready', () => {
    isAway = false;
  });
  try {
    await redis.connect();
  } catch (error) {
    redis.disconnect();
    const { host, port } = redis.options;
    throw new CaptionError({
      kind: 'options',
      cause: `Redis at ${host}:${port} cannot be reached: ${error instanceof Error ? error.message : String(error)}.`,
      next: 'Start it, or correct --redis.',
      error,
      endsRun: true,
    });
  }
  isFirst = false;
  return redis;
}

/** How durable Redis keeps what it is told. `unknown`: it does not say. */
export type Durability = 'always' | 'everysec' | 'no' | 'off' | 'unknown';

/** Asks Redis how it keeps what it is told. */
export async function durabilityOf(redis: Redis): Promise<Durability> {
  const found = await redis.config('GET', 'append*').catch(() => null);
  if (!Array.isArray(found)) return 'unknown';
  const values = new Map<unknown, unknown>();
  for (let at = 0; at < found.length; at += 2) values.set(found[at], found[at + 1]);
  if (values.get('appendonly') !== 'yes') return values.has('appendonly') ? 'off' : 'unknown';
  const fsync = values.get('appendfsync');
  return fsync === 'always' || fsync === 'everysec' || fsync === 'no' ? fsync : 'unknown';
}

/** What each durability means for payments. */
export const durabilityMeans: Readonly<Record<Durability, string>> = {
  always: 'appendfsync always: nothing that was acknowledged is lost in a power cut',
  everysec: 'appendfsync everysec: a power cut may lose a second, in which a payment may be forgotten and made twice',
  no: 'appendfsync no: a power cut may lose the last minute, in which payments may be forgotten and made twice',
  off: 'appendonly no: a restart of Redis may forget payments, which are then made twice. Set appendonly yes',
  unknown: 'Redis does not say how it keeps data; see that appendonly is yes',
};
