import { CaptionError } from '../errors.ts';

/** Makes the error for an optional package that is not installed. */
export const notInstalled = (what: string, packages: string, error: unknown): CaptionError =>
  new CaptionError({
    kind: 'options',
    cause: `${what} needs the packages ${packages}, which are not installed or cannot be loaded.`,
    next: `Install them: npm install ${packages.replaceAll(' and ', ' ')}.`,
    error,
    endsRun: true,
  });

/** The parts of the queue that are used. */
type QueueLibrary = Pick<
  typeof import('bullmq'),
  'DelayedError' | 'FlowProducer' | 'Queue' | 'UnrecoverableError' | 'Worker'
>;

/** Loads the Redis client. @throws {CaptionError} of kind `options` without it */
export const loadRedis = (): Promise<Pick<typeof import('ioredis'), 'Redis'>> =>
  import('ioredis').catch((error: unknown) => {
    throw notInstalled('--redis', 'bullmq and ioredis', error);
  });

/** Loads the queue. Version 6.7.0 or later: some earlier ones never wake after an outage of Redis. @throws {CaptionError} */
export const loadQueue = (): Promise<QueueLibrary> =>
  import('bullmq').catch((error: unknown) => {
    throw notInstalled('--redis', 'bullmq and ioredis', error);
  });
