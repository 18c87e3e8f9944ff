// Covers: board.ts, carry-out.ts, enqueue.ts, flow.ts, manage.ts, open-queue.ts, outcomes.ts, recovery.ts, worker.ts
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { itNeeds } from '../../../../test/support/needed.ts';
import { helloVideo } from '../../../../test/support/pipeline-mocks.ts';
import { hasRedis, startRedis, type TestRedis } from '../../../../test/support/redis-server.ts';
import { systemClock } from '../../../base/clock.ts';
import { CaptionError } from '../../errors.ts';
import type { Publisher, Transcriber, Translator } from '../../stages/types.ts';
import { createBoard } from './board.ts';
import { enqueueVideos } from './enqueue.ts';
import { drainQueue, queueStatus, retryFailed } from './manage.ts';
import { type OpenQueue, openQueue } from './open-queue.ts';
import type { OptionsFor } from './types.ts';
import { type RunningWorker, type StepEnd, startWorker } from './worker.ts';

const withRedis = itNeeds('redis-server', hasRedis);
const folder = mkdtempSync(join(tmpdir(), 'queue-'));
const needed = hasRedis || process.env.CI === 'true';
let server: TestRedis;
beforeAll(async () => {
  if (needed) server = await startRedis();
});
afterAll(async () => {
  await server?.close();
  rmSync(folder, { recursive: true, force: true });
});
const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

/** What the services of these tests saw, and what they refuse. */
const seen = { heard: 0, paid: [] as string[], published: [] as string[], refusal: null as CaptionError | null };

const transcriber: Transcriber = {
  id: 'a sentence',
  needs: 'either',
  check() {},
  async transcribe() {
    seen.heard += 1;
    if (seen.refusal) throw seen.refusal;
    return { language: 'en', segments: [{ start: 1, end: 3, text: 'Good morning, and welcome back.' }] };
  },
};
const translator: Translator = {
  id: 'upper case',
  needs: 'nothing',
  check() {},
  price: () => ({ amount: 1, unit: 'credits' }),
  reserve: async (_source, targets) => targets.map(() => () => {}),
  translate: ({ source, target, release }, { effects }) =>
    effects.once<string>({
      name: `translate/${target}`,
      portable: true,
      async do() {
        release();
        seen.paid.push(target);
        return source.vtt.toUpperCase().replace('WEBVTT', 'WEBVTT');
      },
      find: async () => ({ state: 'not-done' }),
    }),
};
const publisher: Publisher = {
  id: 'memory',
  needs: 'either',
  check() {},
  async publish(_video, { language }) {
    seen.published.push(language);
    return { place: language, ids: {} };
  },
};
const optionsFor: OptionsFor = async ({ video, request }) => ({
  source: video,
  options: { to: request.to as string[], transcriber, translator, publishers: [publisher] },
});

async function open(prefix: string): Promise<OpenQueue> {
  Object.assign(seen, { heard: 0, paid: [], published: [], refusal: null });
  const queue = await openQueue({ redis: server.url, prefix });
  closing.push(() => queue.close());
  return queue;
}

async function work(prefix: string, ends: StepEnd[] = []): Promise<RunningWorker> {
  const worker = await startWorker({
    redis: server.url,
    prefix,
    optionsFor: () => optionsFor,
    onStep: (end) => ends.push(end),
  });
  closing.push(() => worker.close());
  return worker;
}

async function settled(queue: OpenQueue, videos: number) {
  for (;;) {
    const status = await queueStatus(queue);
    if (status.videos.done + status.videos.failed >= videos) return status;
    await systemClock.sleep(20);
  }
}

const request = { to: ['es', 'de'] };

withRedis('captions a video in steps, once for the same content and options', async () => {
  const queue = await open('steps');
  const video = { video: helloVideo, identity: 'x', request };
  expect(await enqueueVideos(queue, [video, video])).toEqual({ added: 1, known: 1 });
  expect(await enqueueVideos(queue, [video])).toEqual({ added: 0, known: 1 });
  const ends: StepEnd[] = [];
  const worker = await work('steps', ends);
  expect(worker.durability).toBe('everysec');
  const status = await settled(queue, 1);
  expect(status).toMatchObject({ paused: false, videos: { done: 1, failed: 0 } });
  expect(ends.map(({ step }) => step).sort()).toEqual(['prepare', 'publish', 'transcribe', 'translate', 'translate']);
  expect([seen.heard, seen.paid.sort(), seen.published.sort()]).toEqual([1, ['de', 'es'], ['de', 'en', 'es']]);
});

withRedis('starts a video over when asked to, in place of the one that is there', async () => {
  const queue = await open('over');
  const video = { video: helloVideo, identity: 'x', request };
  await enqueueVideos(queue, [video]);
  await work('over');
  await settled(queue, 1);
  expect(await enqueueVideos(queue, [video])).toEqual({ added: 0, known: 1 });
  expect(await enqueueVideos(queue, [{ ...video, restart: true }])).toEqual({ added: 1, known: 0 });
  expect((await settled(queue, 1)).videos).toEqual({ done: 1, failed: 0 });
  expect([seen.heard, seen.paid.sort()]).toEqual([2, ['de', 'de', 'es', 'es']]);
});

withRedis('fails a video with the reason of its first failed step, and tries it again when asked to', async () => {
  const queue = await open('failing');
  seen.refusal = new CaptionError({ kind: 'no-speech', cause: 'No speech.', next: 'Nothing.' });
  await enqueueVideos(queue, [{ video: helloVideo, identity: 'x', request }]);
  await work('failing');
  const { failed } = await settled(queue, 1);
  expect(failed).toEqual([expect.objectContaining({ step: 'transcribe', kind: 'no-speech', reason: 'No speech.' })]);
  while ((await queue.queue.getJobCounts('failed')).failed !== 2) await systemClock.sleep(20);
  seen.refusal = null;
  expect(await retryFailed(queue)).toBe(1);
  expect((await settled(queue, 1)).videos).toEqual({ done: 1, failed: 0 });
  expect(seen.published.sort()).toEqual(['de', 'en', 'es']);
});

withRedis('pauses for everyone when every video would fail the same way', async () => {
  const queue = await open('ending');
  seen.refusal = new CaptionError({ kind: 'credits', cause: 'No credits.', next: 'Add some.' });
  await enqueueVideos(queue, [{ video: helloVideo, identity: 'x', request }]);
  await work('ending');
  while (!(await queueStatus(queue)).paused) await systemClock.sleep(20);
  seen.refusal = null;
  await retryFailed(queue);
  expect((await queueStatus(queue)).paused).toBe(false);
});

withRedis('gives back what is at work when it stops, and another worker continues it', async () => {
  const queue = await open('stopping');
  let begun = () => {};
  const started = new Promise<void>((resolve) => {
    begun = resolve;
  });
  const slow: Transcriber = {
    ...transcriber,
    async transcribe(_video, _spoken, { effects }) {
      begun();
      await effects.sleep(60_000);
      throw new TypeError('the worker was stopped');
    },
  };
  await enqueueVideos(queue, [{ video: helloVideo, identity: 'x', request }]);
  const first = await startWorker({
    redis: server.url,
    prefix: 'stopping',
    optionsFor: () => async (video) => {
      const { source, options } = await optionsFor(video);
      return { source, options: { ...options, transcriber: slow } };
    },
  });
  await started;
  await first.close();
  await work('stopping');
  expect((await settled(queue, 1)).videos).toEqual({ done: 1, failed: 0 });
});

withRedis('removes what is not at work', async () => {
  const queue = await open('drain');
  await enqueueVideos(
    queue,
    [1, 2, 3].map((at) => ({ video: `v${at}`, identity: `v${at}`, request })),
  );
  expect(await drainQueue(queue)).toEqual({ removed: 3, working: 0 });
  const { jobs } = await queueStatus(queue);
  expect(Object.values(jobs).every((count) => count === 0)).toBe(true);
});

withRedis('shows the queue on a page', async () => {
  const queue = await open('board');
  await enqueueVideos(queue, [{ video: 'v', identity: 'v', request }]);
  const page = createServer(await createBoard(queue, '/queue'));
  await new Promise<void>((resolve) => page.listen(0, '127.0.0.1', resolve));
  closing.push(() => new Promise((resolve) => page.close(() => resolve())));
  const url = `http://127.0.0.1:${(page.address() as AddressInfo).port}/queue`;
  const answer = await fetch(url);
  expect([answer.status, answer.headers.get('content-security-policy')]).toEqual([
    200,
    expect.stringContaining("default-src 'self'"),
  ]);
  const { queues } = (await (await fetch(`${url}/api/queues`)).json()) as { queues: { name: string }[] };
  expect(queues.map(({ name }) => name)).toEqual(['captions', 'uploads']);
});

withRedis('stops while Redis is away', async () => {
  const own = await startRedis();
  const worker = await startWorker({ redis: own.url, optionsFor: () => optionsFor });
  await own.kill();
  await systemClock.sleep(50);
  await worker.close();
  await own.close();
});
