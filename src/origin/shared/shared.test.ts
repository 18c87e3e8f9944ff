// Covers: index.ts, shared-place.ts, shared-records.ts, take-over.ts
import { join } from 'node:path';
import { afterAll, beforeAll, expect } from 'vitest';
import { itNeeds } from '../../../test/support/needed.ts';
import { type PipelineMocks, usePipelineMocks } from '../../../test/support/pipeline-mocks.ts';
import { hasRedis, startRedis, type TestRedis } from '../../../test/support/redis-server.ts';
import { loopbackHost, type Transcriber, translatePlusTranslator, workersAiTranscriber } from '../../pipeline/index.ts';
import { createS3Store, type RunningOrigin, startOrigin } from '../index.ts';
import { openBucket } from '../test-support/bucket.ts';
import { upload, type VideoView } from '../test-support/start.ts';

const withRedis = itNeeds('redis-server', hasRedis);
const needed = hasRedis || process.env.CI === 'true';
let at: PipelineMocks;
let redis: TestRedis;
let bucket: Awaited<ReturnType<typeof openBucket>>;
let heard = 0;
const defects: unknown[] = [];
const open = new Set<RunningOrigin>();

beforeAll(async () => {
  if (!needed) return;
  at = await usePipelineMocks();
  redis = await startRedis();
  bucket = await openBucket(join(at.folder, 'bucket'));
});
afterAll(async () => {
  for (const origin of open) await origin.close();
  await bucket?.close();
  await redis?.close();
  await at?.close();
});

async function join2(name: string, transcriber?: Transcriber): Promise<RunningOrigin> {
  const own = workersAiTranscriber(at.workersAi);
  const counting: Transcriber = {
    ...own,
    transcribe(...args) {
      heard += 1;
      return own.transcribe(...args);
    },
  };
  const origin = await startOrigin({
    data: join(at.folder, name),
    store: createS3Store(bucket.options),
    shared: { redis: redis.url },
    services: {
      transcriber: transcriber ?? counting,
      translator: translatePlusTranslator(at.translatePlus, 'origins'),
      clock: at.clock,
      host: loopbackHost,
    },
    onDefect: (error) => defects.push(error),
  });
  open.add(origin);
  return origin;
}

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

withRedis('another origin continues the job of one that has ended, from the store', { timeout: 60_000 }, async () => {
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
  const ending = await join2('ending', slow);
  const { id } = await upload(ending.url, { to: 'de', from: 'en' });
  await started;
  open.delete(ending);
  await ending.close();
  const [heir] = [...open];
  if (!heir) throw new Error('no origin is left');
  const view = await until(() => viewAt(heir, id), isDone);
  expect(view?.tracks.map(({ language }) => language)).toEqual(['en', 'de']);
  expect(defects).toEqual([]);
});
