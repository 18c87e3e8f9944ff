import type { RequestListener } from 'node:http';
import { CaptionError } from '../../pipeline/index.ts';
import { createBoard } from '../../pipeline/redis/queue/board.ts';
import { openQueue } from '../../pipeline/redis/queue/open-queue.ts';
import type { Cache } from '../cache.ts';
import type { Jobs, JobsOptions } from '../videos/jobs.ts';
import type { Records } from '../videos/records.ts';
import type { SharedOptions } from './options.ts';
import { queuedJobs } from './queued-jobs.ts';
import { openSharedPlace, type SharedPlace } from './shared-place.ts';
import { openSharedRecords } from './shared-records.ts';
import { uploadQueue } from './upload-queue.ts';

/** Path of the page of the queue. */
const BOARD = '/queue';

/** What an origin among several has in place of its own folder. */
export interface Shared {
  readonly place: SharedPlace;
  readonly records: Records;
  /** Returns a cache that drops what any origin drops. */
  purging(cache: Cache): Cache;
  /** Returns jobs that any origin or worker carries out. */
  jobs(options: JobsOptions): Promise<Jobs>;
  /** Returns an app with the page of the queue at `/queue`, if the packages of the page are installed. */
  withBoard(app: RequestListener): RequestListener;
  close(): Promise<void>;
}

/** Joins the origins that share a Redis. @throws {CaptionError} of kind `options` without Redis, or without its packages */
export async function openShared(options: SharedOptions, scratch: string): Promise<Shared> {
  const place = await openSharedPlace(options, scratch);
  try {
    return await sharedOver(place, options);
  } catch (error) {
    await place.close();
    throw error;
  }
}

async function sharedOver(place: SharedPlace, options: SharedOptions): Promise<Shared> {
  const records = await openSharedRecords(place);
  const queue = await openQueue(options);
  const board = await createBoard(queue, BOARD).catch(async (error: unknown) => {
    if (error instanceof CaptionError) return null;
    await queue.close();
    throw error;
  });
  return {
    place,
    records,
    purging(cache) {
      place.hear(({ purge }) => {
        if (typeof purge === 'string') void cache.purge(purge).catch(() => {});
      });
      return {
        ...cache,
        async purge(key) {
          await cache.purge(key);
          await place.tell({ purge: key });
        },
      };
    },
    jobs: (jobs) => queuedJobs({ ...jobs, place: options, queue: uploadQueue(queue), request: options.request ?? {} }),
    withBoard(app) {
      if (!board) return app;
      return (request, response) => {
        const { pathname } = new URL(request.url ?? '/', 'http://localhost');
        const isBoard = pathname === BOARD || pathname.startsWith(`${BOARD}/`);
        return isBoard ? board(request, response) : app(request, response);
      };
    },
    async close() {
      await queue.close();
      await place.close();
    },
  };
}
