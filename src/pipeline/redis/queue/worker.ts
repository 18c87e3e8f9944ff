import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Job } from 'bullmq';
import { systemClock } from '../../../base/clock.ts';
import { allowManyListeners } from '../../effects/patience.ts';
import { CaptionError, type CaptionErrorKind } from '../../errors.ts';
import { connectRedis, type Durability, durabilityOf } from '../connect.ts';
import { redisSurroundings } from '../index.ts';
import { loadQueue } from '../load.ts';
import type { Session } from '../session.ts';
import { openSession } from '../session.ts';
import { carryOut, type StepTools } from './carry-out.ts';
import { QUEUE } from './flow.ts';
import { DEFAULT_PREFIX, openQueue, type QueuePlace } from './open-queue.ts';
import { failureOf, keepFailure } from './outcomes.ts';
import { recovery } from './recovery.ts';
import type { OptionsFor, StepData, StepName } from './types.ts';

/** Options of a worker. */
export interface WorkerOptions extends QueuePlace {
  /** Most steps at work at once. Default: 8. */
  readonly concurrency?: number | undefined;
  /** Makes the options of a video. Gets the surroundings' session first, for its pacers. */
  readonly optionsFor: (session: Session) => OptionsFor;
  /** Days for which logs of finished videos are kept. Default: for ever. */
  readonly keepDays?: number | undefined;
  /** Called at the end of each step. */
  readonly onStep?: ((end: StepEnd) => void) | undefined;
  /** Receives defects of this program. */
  readonly onDefect?: ((error: unknown) => void) | undefined;
}

/** How a step ended. */
export type StepEnd =
  | { readonly step: StepName; readonly video: string; readonly language?: string | undefined; readonly state: 'done' }
  | {
      readonly step: StepName;
      readonly video: string;
      readonly language?: string | undefined;
      /** `retried`: it is tried again later. */
      readonly state: 'failed' | 'retried';
      readonly kind: CaptionErrorKind | 'defect';
      readonly message: string;
    };

/** A running worker. */
export interface RunningWorker {
  readonly id: string;
  readonly durability: Durability;
  /** Stops: gives the steps at work back to the queue, where other workers take them. */
  close(): Promise<void>;
}

/** Kinds that may pass by themselves. */
const PASSING: ReadonlySet<CaptionErrorKind> = new Set(['unavailable', 'local']);

/** Milliseconds for steps at work to end when the worker stops. */
const LONGEST_END_MS = 10_000;

/**
 * Starts a worker. It takes steps of videos from the queue until it is closed. An outage of Redis is waited out.
 * @throws {CaptionError} of kind `options` without Redis, or without the packages
 */
export async function startWorker(options: WorkerOptions): Promise<RunningWorker> {
  const { DelayedError, UnrecoverableError, Worker } = await loadQueue();
  const { concurrency = 8, onStep = () => {}, onDefect = () => {}, prefix = DEFAULT_PREFIX } = options;
  const open = await openQueue(options);
  const session = await openSession(open.redis, open.names);
  const scratch = await mkdtemp(join(tmpdir(), 'caption-worker-'));
  const surroundings = redisSurroundings(session, { scratch, keepMs: (options.keepDays ?? 0) * 86_400_000 });
  await surroundings.prepare();
  const stop = new AbortController();
  allowManyListeners(stop.signal);
  const accounts = surroundings.openAccounts({ clock: systemClock });
  const shared = { surroundings, accounts, begun: new Set<string>(), known: new Map() };
  const { signal } = stop;
  const tools: StepTools = { open, shared, scratch, signal, optionsFor: options.optionsFor(session) };
  const connection = await connectRedis(options.redis);

  const process = async (job: Job<StepData>, token: string | undefined): Promise<unknown> => {
    const { data } = job;
    const step = job.name as StepName;
    const about = { step, video: data.video, language: data.language };
    try {
      const value = await carryOut(job, tools, signal);
      onStep({ ...about, state: 'done' });
      return value;
    } catch (error) {
      if (signal.aborted) {
        await job.moveToDelayed(systemClock.now(), token);
        throw new DelayedError();
      }
      if (!(error instanceof CaptionError)) onDefect(error);
      const failure = failureOf(step, data, error);
      const isPassing = failure.kind === 'defect' || PASSING.has(failure.kind);
      const isLast = !isPassing || job.attemptsMade + 1 >= (job.opts.attempts ?? 1);
      const message = `${failure.reason} ${failure.next}`;
      onStep({ ...about, state: isLast ? 'failed' : 'retried', kind: failure.kind, message });
      if (!isLast) throw error instanceof Error ? error : new Error(message);
      await keepFailure(open, data.id, failure);
      // Every other video would fail the same way.
      if (error instanceof CaptionError && error.endsRun) await open.queue.pause();
      throw new UnrecoverableError(message);
    }
  };
  const worker = new Worker<StepData>(QUEUE, process, {
    connection,
    prefix: `${prefix}:queue`,
    concurrency,
    ...recovery,
  });
  worker.on('error', () => {});
  await worker.waitUntilReady();
  return {
    id: session.id,
    durability: await durabilityOf(open.redis),
    async close() {
      stop.abort();
      const end = async () => {
        await worker.close();
        await session.close();
        await open.close();
      };
      const ended = end().catch(() => {});
      // Without Redis nothing can be given back; others take it over, as from a dead worker.
      if (open.redis.status === 'ready') await Promise.race([ended, systemClock.sleep(LONGEST_END_MS)]);
      session.stop();
      open.redis.disconnect();
      connection.disconnect();
      await rm(scratch, { recursive: true, force: true });
    },
  };
}
