import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../../base/clock.ts';
import type { JsonObject } from '../../base/json.ts';
import type { Session } from '../../pipeline/redis/session.ts';
import type { ObjectStore } from '../store/types.ts';
import { type CaptionServices, isUnfinished } from '../videos/run-upload.ts';
import type { VideoRecord } from '../videos/types.ts';
import { consumeUploads } from './consume-uploads.ts';
import { openOneRecord } from './one-record.ts';
import type { SharedOptions } from './options.ts';
import { dropSound, runShared } from './run-shared.ts';
import { openSharedPlace } from './shared-place.ts';

/** Options of a worker for the uploads of origins. */
export interface UploadWorkerOptions extends Pick<SharedOptions, 'redis' | 'prefix'> {
  /** The store of the origins. */
  readonly store: ObjectStore;
  /** Most uploads at work at once. */
  readonly parallel: number;
  /** Returns the services for what an origin has asked. Gets the session first, for its pacers. */
  readonly servicesFor: (
    session: Session,
  ) => (request: JsonObject) => Promise<Omit<CaptionServices, 'state' | 'surroundings'>>;
  /** Called at the end of each upload. */
  readonly onEnd?: ((record: VideoRecord) => void) | undefined;
  readonly onDefect: (error: unknown) => void;
}

/** Starts to caption uploads of origins. @throws {CaptionError} of kind `options` without Redis, or without its packages */
export async function startUploadWorker(options: UploadWorkerOptions): Promise<{ close(): Promise<void> }> {
  const { redis, prefix, store, parallel, onEnd = () => {}, onDefect } = options;
  const workFolder = await mkdtemp(join(tmpdir(), 'caption-uploads-'));
  const state = join(workFolder, 'state');
  const place = await openSharedPlace({ redis, prefix }, state);
  const { surroundings } = place;
  await surroundings.prepare();
  const servicesFor = options.servicesFor(place.session);
  const cache = { purge: (key: string) => place.tell({ purge: key }) };
  const consumer = await consumeUploads({
    redis,
    prefix,
    parallel,
    onDefect,
    async run({ id, request }, { signal, isMine }) {
      const removed = new AbortController();
      const records = await openOneRecord(place, id, () => removed.abort());
      if (!records) return;
      try {
        const begun = records.get(id);
        // An origin that had not heard of its end yet may have put it into the queue again.
        if (!begun || !isUnfinished(begun)) return await dropSound(id, { records, store });
        const services = { ...(await servicesFor(request)), state, surroundings };
        const parts = { records, store, cache, workFolder, services, clock: systemClock, onDefect };
        await runShared(id, { signal: AbortSignal.any([signal, removed.signal]), isMine }, parts);
        const record = records.get(id);
        if (record?.state === 'done' || record?.state === 'failed') onEnd(record);
      } finally {
        records.close();
        // The store has what another try needs.
        await rm(join(workFolder, id), { recursive: true, force: true });
      }
    },
  });
  return {
    async close() {
      await consumer.close();
      await place.close();
      await rm(workFolder, { recursive: true, force: true });
    },
  };
}
