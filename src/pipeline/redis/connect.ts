import type { Redis } from 'ioredis';
import { withoutStop } from '../../base/trailing.ts';
import { CaptionError } from '../errors.ts';
import { type NextStep, option, step } from '../next-step.ts';
import { loadRedis } from './load.ts';

/** Longest pause between two attempts to reach Redis, in milliseconds. */
const LONGEST_PAUSE_MS = 2_000;

/** The oldest Redis that the queue runs on, by its documentation (BullMQ). */
const OLDEST = { name: '6.2', number: 602 } as const;

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
  let why: Error | undefined;
  redis.on('error', (error: Error) => {
    why = error;
    if (!isFirst && !isAway) onAway(error.message);
    isAway = true;
  });
  redis.on('ready', () => {
    isAway = false;
  });
  const { host, port } = redis.options;
  const place = `Redis at ${host}:${port}`;
  const refuse = (cause: string, next: string | NextStep, error?: unknown): CaptionError => {
    redis.disconnect();
    return new CaptionError({ kind: 'options', cause, next, error, endsRun: true });
  };
  try {
    await redis.connect();
    // Without the password that it wants, only the first command is refused.
    await redis.ping();
  } catch (error) {
    // The client tells the reason of an end by its event, and by the error only that it has ended.
    const { message } = why ?? (error instanceof Error ? error : new Error(String(error)));
    const reason = withoutStop(message);
    if (isReply(why ?? error)) {
      throw refuse(
        `${place} refuses: ${reason}.`,
        'Correct user and password in --redis (redis://user:password@host).',
        error,
      );
    }
    throw refuse(`${place} cannot be reached: ${reason}.`, 'Start it, or correct --redis.', error);
  }
  isFirst = false;
  const [, version = '', major, minor] =
    /^redis_version:((\d+)\.(\d+)\S*)/m.exec(await redis.info('server').catch(() => '')) ?? [];
  // A service that does not tell its version is believed to be new enough.
  if (version === '' || Number(major) * 100 + Number(minor) >= OLDEST.number) return redis;
  throw refuse(
    `${place} is of version ${version}, but the queue needs ${OLDEST.name} or later.`,
    step`Update it, or name another one${option('--redis')}.`,
  );
}

/** Whether an error is an answer of Redis, which was reached. */
const isReply = (error: unknown): boolean => error instanceof Error && error.name === 'ReplyError';

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
