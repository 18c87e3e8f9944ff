import { systemClock } from '../../src/base/clock.ts';
import { connectRedis } from '../../src/pipeline/redis/connect.ts';
import { namesIn } from '../../src/pipeline/redis/names.ts';
import { redisPacer } from '../../src/pipeline/redis/pacer.ts';
import { openSession } from '../../src/pipeline/redis/session.ts';
import type { PacerOf } from '../caption/client-maker.ts';
import type { QueueFlags } from './flags.ts';

/** Pacers that count with those of every program that shares a Redis. */
export interface SharedPacers {
  readonly pacerOf: PacerOf;
  close(): Promise<void>;
}

/** Opens pacers in a Redis. @throws {CaptionError} of kind `options` without it */
export async function openSharedPacers({
  redis: url,
  prefix,
}: Pick<QueueFlags, 'redis' | 'prefix'>): Promise<SharedPacers> {
  const redis = await connectRedis(url);
  const session = await openSession(redis, namesIn(prefix));
  return {
    pacerOf: (provider, account) => redisPacer(session, { provider, account, clock: systemClock }),
    async close() {
      if (redis.status === 'ready') await session.close().catch(() => {});
      session.stop();
      redis.disconnect();
    },
  };
}
