// Covers: index.ts, consume-uploads.ts, one-record.ts, queued-jobs.ts, record-keys.ts, run-shared.ts, shared-place.ts,
// shared-records.ts, upload-files.ts, upload-queue.ts, upload-worker.ts

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { itNeeds } from '../../../test/support/needed.ts';
import { helloVideo, type PipelineMocks, usePipelineMocks } from '../../../test/support/pipeline-mocks.ts';
import { hasRedis, startRedis, type TestRedis } from '../../../test/support/redis-server.ts';
import { loopbackHost, type Transcriber, translatePlusTranslator, workersAiTranscriber } from '../../pipeline/index.ts';
import { createS3Store, type RunningOrigin, startOrigin } from '../index.ts';
import { openBucket } from '../test-support/bucket.ts';
import { helloForm, upload, type VideoView } from '../test-support/start.ts';
import { videoRecord } from '../test-support/video-record.ts';
import type { Records } from '../videos/records.ts';
import type { VideoRecord } from '../videos/types.ts';
import { openOneRecord } from './one-record.ts';
import { openSharedPlace, type SharedPlace } from './shared-place.ts';
import { openSharedRecords } from './shared-records.ts';
import { startUploadWorker } from './upload-worker.ts';

const withRedis = itNeeds('redis-server', hasRedis);
const needed = hasRedis || process.env.CI === 'true';
let at: PipelineMocks;
let redis: TestRedis;
let bucket: Awaited<ReturnType<typeof openBucket>>;
let heard = 0;
const defects: unknown[] = [];
const open = new Set<{ close(): Promise<void> }>();

beforeAll(async () => {
  if (!needed) return;
  at = await usePipelineMocks();
  redis = await startRedis();
  bucket = await openBucket(join(at.folder, 'bucket'));
});
afterEach(async () => {
  for (const one of [...open].reverse()) await one.close();
  open.clear();
  heard = 0;
});
afterAll(async () => {
  await bucket?.close();
  await redis?.close();
  await at?.close();
});

const services = (transcriber?: Transcriber) => {
  const own = workersAiTranscriber(at.workersAi);
  const counting: Transcriber = {
    ...own,
    transcribe(...args) {
      heard += 1;
      return own.transcribe(...args);
    },
  };
  return {
    transcriber: transcriber ?? counting,
    translator: translatePlusTranslator(at.translatePlus, 'origins'),
    clock: at.clock,
    host: loopbackHost,
  };
};
async function join2(
  name: string,
  { parallel = 2, transcriber }: { parallel?: number; transcriber?: Transcriber } = {},
) {
  const origin = await startOrigin({
    data: join(at.folder, name),
    store: createS3Store(bucket.options),
    shared: { redis: redis.url, request: { like: 'this' } },
    services: services(transcriber),
    parallel,
    onDefect: (error) => defects.push(error),
  });
  open.add(origin);
  return origin;
}
async function work(requests: unknown[] = []) {
  const worker = await startUploadWorker({
    redis: redis.url,
    store: createS3Store(bucket.options),
    parallel: 2,
    servicesFor: () => async (request) => {
      requests.push(request);
      return services();
    },
    onDefect: (error) => defects.push(error),
  });
  open.add(worker);
  return worker;
}

const recordOf = (id: string): VideoRecord => videoRecord(id, { state: 'failed' });

const viewAt = async ({ url }: RunningOrigin, id: string): Promise<VideoView | null> => {
  const answer = await fetch(`${url}/videos/${id}`);
  return answer.status === 404 ? null : ((await answer.json()) as VideoView);
};
async function until<T>(look: () => Promise<T>, fits: (seen: T) => boolean): Promise<T> {
  for (;;) {
    const seen = await look();
    if (fits(seen)) return seen;
    await new Promise((next) => setTimeout(next, 20));
  }
}
const isDone = (view: VideoView | null) => view?.job.state === 'done';

withRedis('several origins show, edit and delete the same videos', async () => {
  const [one, other] = [await join2('one'), await join2('other')];
  const { id } = await upload(one.url, { to: 'es' });
  const view = await until(() => viewAt(other, id), isDone);
  expect(view?.tracks.map(({ language }) => language)).toEqual(['en', 'es']);
  expect(heard).toBe(1);
  const track = `/videos/${id}/captions/es.vtt`;
  const text = await (await fetch(`${one.url}${track}`)).text();
  expect(text).toContain('WEBVTT');
  const edited = await fetch(`${other.url}/videos/${id}/captions/es`, {
    method: 'PATCH',
    headers: { 'content-type': 'application/json', 'if-match': '*' },
    body: JSON.stringify({ cue: 0, text: 'Editado.' }),
  });
  expect(edited.status).toBeLessThan(300);
  expect(await (await fetch(`${one.url}${track}`)).text()).toContain('Editado.');
  expect((await fetch(`${other.url}/videos/${id}`, { method: 'DELETE' })).status).toBeLessThan(300);
  await until(
    () => viewAt(one, id),
    (seen) => seen === null,
  );
  expect((await fetch(`${one.url}${track}`)).status).toBe(404);
  expect((await fetch(`${one.url}/queue/`)).status).toBe(200);
});

withRedis('an origin that cannot start leaves Redis, and its data to others', async () => {
  const shared = { redis: redis.url };
  const options = { data: join(at.folder, 'busy'), shared, store: createS3Store(bucket.options), services: services() };
  const place = await openSharedPlace({ redis: redis.url }, at.folder);
  open.add(place);
  const workers = () => place.session.redis.hlen(place.session.names.workers);
  const before = await workers();
  const { port } = new URL(bucket.options.endpoint);
  await expect(startOrigin({ ...options, port: Number(port) })).rejects.toThrow('EADDRINUSE');
  expect(await workers()).toBe(before);
  open.add(await startOrigin(options));
});

withRedis('two processes that change one record at the same moment lose no change', async () => {
  const places = [
    await openSharedPlace({ redis: redis.url }, at.folder),
    await openSharedPlace({ redis: redis.url }, at.folder),
  ];
  for (const place of places) open.add(place);
  const [one, other] = (await Promise.all(places.map(openSharedRecords))) as [Records, Records];
  const id = 'b'.repeat(32);
  const record = recordOf(id);
  await one.save(record);
  await until(async () => other.get(id), Boolean);
  const tracks = [{ language: 'es', original: false }];
  await Promise.all([
    one.save({ ...record, hasPoster: true }),
    one.save({ ...record, hasPoster: true, spent: { amount: 1, unit: 'credits' } }),
    other.save({ ...record, state: 'done', tracks }),
  ]);
  const expected = { hasPoster: true, spent: { amount: 1 }, state: 'done', tracks };
  for (const records of [one, other]) {
    await until(
      async () => records.get(id),
      (seen) => seen?.hasPoster === true && seen.state === 'done' && seen.spent !== undefined,
    );
    expect(records.get(id)).toMatchObject(expected);
  }
  expect((await openSharedRecords(places[0] as SharedPlace)).get(id)).toMatchObject(expected);
  await one.remove(id);
});

withRedis('a worker continues the job of an origin that has ended, from the store', async () => {
  let begun = () => {};
  const started = new Promise<void>((resolve) => {
    begun = resolve;
  });
  const slow: Transcriber = {
    ...workersAiTranscriber(at.workersAi),
    transcribe: (_video, _spoken, { effects }) => {
      begun();
      return new Promise((_resolve, reject) => {
        effects.signal?.addEventListener('abort', () => reject(effects.signal?.reason), { once: true });
      });
    },
  };
  const ending = await join2('ending', { transcriber: slow });
  const { id } = await upload(ending.url, { to: 'de', from: 'en' });
  await started;
  const other = await join2('watching', { parallel: 0 });
  await ending.close();
  open.delete(ending);
  await work();
  const view = await until(() => viewAt(other, id), isDone);
  expect(view?.tracks.map(({ language }) => language)).toEqual(['en', 'de']);
  expect(defects).toEqual([]);
});

withRedis('a worker captions the uploads of an origin, with their own sound, as the origin asks', async () => {
  const origin = await join2('leaving', { parallel: 0 });
  const requests: unknown[] = [];
  const form = await helloForm({ to: 'es' });
  form.set('audio', new Blob([readFileSync(helloVideo)]), 'sound.mp4');
  const answer = await fetch(`${origin.url}/videos`, { method: 'POST', body: form });
  const { id } = (await answer.json()) as VideoView;
  const store = createS3Store(bucket.options);
  const stored = () => store.open(`videos/${id}/upload/audio`);
  await until(stored, (sound) => sound !== null);
  expect((await viewAt(origin, id))?.job.state).toBe('queued');
  await work(requests);
  const view = await until(() => viewAt(origin, id), isDone);
  expect(view?.tracks.map(({ language }) => language)).toEqual(['en', 'es']);
  expect(requests).toEqual([{ like: 'this' }]);
  // The sound is of no use any more.
  await until(stored, (sound) => sound === null);
  const added = await fetch(`${origin.url}/videos/${id}/captions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ to: ['ja'] }),
  });
  expect(added.status).toBe(202);
  const more = await until(
    () => viewAt(origin, id),
    (seen) => isDone(seen) && seen?.tracks.length === 3,
  );
  expect(more?.tracks.map(({ language }) => language)).toEqual(['en', 'es', 'ja']);
  expect(defects).toEqual([]);
});

withRedis('a video that is deleted while a worker captions it stays deleted', async () => {
  const origin = await join2('deleting', { parallel: 0 });
  const { id } = await upload(origin.url, { to: 'es' });
  const record = await until(
    () => openOneRecordOf(id),
    (found) => found !== null,
  );
  expect((await fetch(`${origin.url}/videos/${id}`, { method: 'DELETE' })).status).toBe(204);
  const late = record?.get(id);
  // The worker has not heard of it yet.
  if (late) await record?.save({ ...late, state: 'working' });
  expect([record?.get(id), await viewAt(origin, id)]).toEqual([null, null]);
  const again = await join2('later', { parallel: 0 });
  expect(await viewAt(again, id)).toBeNull();
});

async function openOneRecordOf(id: string) {
  const place = await openSharedPlace({ redis: redis.url }, join(at.folder, 'scratch'));
  open.add(place);
  return openOneRecord(place, id, () => {});
}
