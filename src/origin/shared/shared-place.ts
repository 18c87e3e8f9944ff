import type { Redis } from 'ioredis';
import type { Surroundings } from '../../pipeline/index.ts';
import { connectRedis } from '../../pipeline/redis/connect.ts';
import { redisSurroundings } from '../../pipeline/redis/index.ts';
import { namesIn } from '../../pipeline/redis/names.ts';
import { DEFAULT_PREFIX } from '../../pipeline/redis/queue/open-queue.ts';
import { openSession, type Session } from '../../pipeline/redis/session.ts';
import type { SharedOptions } from './options.ts';

/** A place that several origins share, open for one of them. */
export interface SharedPlace {
  readonly session: Session;
  readonly surroundings: Surroundings;
  /** The channel of messages. */
  readonly channel: string;
  /** Returns the text of a message, for a script that sends it. */
  messageOf(message: object): string;
  /** Sends a message to the other processes. */
  tell(message: object): Promise<void>;
  /** Calls the listener at each message of another process. Returns a function that stops it. */
  hear(listener: (message: Readonly<Record<string, unknown>>) => void): () => void;
  /** Calls the listener when messages may have been missed, because Redis was away. */
  onReturn(listener: () => void): void;
  close(): Promise<void>;
}

/**
 * Opens a shared place.
 * @param scratch folder for temporary copies of media
 * @throws {CaptionError} of kind `options` without Redis, or without its packages
 */
export async function openSharedPlace(
  { redis: url, prefix = DEFAULT_PREFIX }: Pick<SharedOptions, 'redis' | 'prefix'>,
  scratch: string,
): Promise<SharedPlace> {
  const redis = await connectRedis(url);
  const ear: Redis = await connectRedis(url);
  const session = await openSession(redis, namesIn(prefix));
  const channel = `${prefix}:origin:messages`;
  const listeners = new Set<(message: Readonly<Record<string, unknown>>) => void>();
  ear.on('message', (_channel: string, text: string) => {
    const message = JSON.parse(text) as Readonly<Record<string, unknown>>;
    if (message.from !== session.id) for (const listener of listeners) listener(message);
  });
  await ear.subscribe(channel);
  const messageOf = (message: object): string => JSON.stringify({ ...message, from: session.id });
  return {
    session,
    channel,
    messageOf,
    surroundings: redisSurroundings(session, { scratch }),
    tell: async (message) => void (await redis.publish(channel, messageOf(message))),
    hear(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    onReturn: (listener) => void ear.on('ready', listener),
    async close() {
      // Without Redis nobody can be told.
      if (redis.status === 'ready') await session.close().catch(() => {});
      session.stop();
      ear.disconnect();
      redis.disconnect();
    },
  };
}
