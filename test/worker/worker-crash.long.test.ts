// Over examples/worker: every step of a job crashes, and nothing is paid twice. Covers the bindings that another test leaves out: a token,
// presigned uploads, sound in pieces.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect } from 'vitest';
import { prepareTenantSeed } from '../../mocks/seeding/prepare.ts';
import type { Surroundings } from '../../src/pipeline/surroundings/index.ts';
import { describeSurroundings } from '../../src/pipeline/test-support/surroundings-suite.ts';
import { parseCues } from '../../src/subtitles/index.ts';
import { itNeeds } from '../support/needed.ts';
import { miniflareIsInstalled } from '../support/worker/miniflare.ts';
import { type RunningWorker, startWorker } from '../support/worker/start-worker.ts';

const media = fileURLToPath(new URL('../../fixtures/media/', import.meta.url));
const film = readFileSync(`${media}hello-captions.mp4`);
const runs = miniflareIsInstalled || process.env.CI === 'true';
const it = itNeeds('npm ci --prefix examples/worker', miniflareIsInstalled);
/** What is heard in the film: a sentence crosses the border of the pieces. */
const SPOKEN = [1, 5, 9, 13].map((start) => ({
  start,
  end: start + 3,
  text: `Here is the sentence of second ${start}.`,
}));
const KEYS = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'example-secret' };

/** What the test needs of aws4, which has no types. */
interface Signer {
  sign(request: object, keys: object): { readonly path: string };
}

let worker: RunningWorker;
beforeAll(async () => {
  if (!runs) return;
  worker = await startWorker({
    CRASH: '1',
    PIECE_SECONDS: '8',
    R2_ACCOUNT_ID: 'a1b2',
    R2_BUCKET: 'media',
    R2_ACCESS_KEY_ID: KEYS.accessKeyId,
    R2_SECRET_ACCESS_KEY: KEYS.secretAccessKey,
  });
  const seed = { heard: [{ media: 'hello-captions.mp4', cues: SPOKEN }] };
  worker.tenant.addBook((await prepareTenantSeed(seed, { folder: media, planters: {} })).book);
});
afterAll(() => worker?.close());

it('goes on after a crash in each step, before its work and behind it, and pays once', async () => {
  const used = worker.tenant.account.used;
  const video = await worker.caption(film, { to: 'es,de', from: 'en' });
  expect([video.job.state, video.job.error]).toEqual(['done', null]);
  expect(video.tracks.map(({ language }) => language)).toEqual(['en', 'es', 'de']);
  const count = (name: string) => worker.operations().filter((one) => one === name).length;
  // 17 seconds are two pieces; each is heard once, and each language translated once.
  expect([count('runModel'), count('translateSubtitles')]).toEqual([2, 2]);
  const spent = worker.tenant.account.used - used;
  expect(spent).toBeGreaterThan(0);
  const vtt = await (await worker.send(video.tracks[0]?.vtt ?? '')).text();
  const words = parseCues(vtt, 'vtt').map((cue) => cue.text);
  expect(words.join(' ').replace(/\s+/g, ' ')).toBe(SPOKEN.map(({ text }) => text).join(' '));
});

it('signs a URL that takes the file without passing the Worker', async () => {
  const body = JSON.stringify({ extension: 'mp4', title: 'Large' });
  const { id, url, complete } = (await (
    await worker.send('/direct-uploads', { method: 'POST', body })
  ).json()) as Readonly<Record<'id' | 'url' | 'complete', string>>;
  const { host, pathname, searchParams } = new URL(url);
  expect(host).toBe('a1b2.r2.cloudflarestorage.com');
  const signature = searchParams.get('X-Amz-Signature');
  searchParams.delete('X-Amz-Signature');
  // Another implementation of the signature.
  const { default: aws4 } = (await import('aws4' as string)) as { default: Signer };
  const again = aws4.sign(
    {
      service: 's3',
      region: 'auto',
      method: 'PUT',
      host,
      path: `${pathname}?${searchParams}`,
      headers: { 'content-type': 'video/mp4' },
      signQuery: true,
    },
    KEYS,
  );
  expect(new URL(`https://${host}${again.path}`).searchParams.get('X-Amz-Signature')).toBe(signature);
  expect((await worker.send(complete, { method: 'POST' })).status).toBe(409);
  // What the browser does at R2.
  const bucket = (await worker.miniflare.getR2Bucket('MEDIA', 'captions')) as {
    put(key: string, value: ArrayBuffer): Promise<unknown>;
  };
  await bucket.put(pathname.replace('/media/', ''), new Uint8Array(film).buffer);
  expect((await worker.send(complete, { method: 'POST' })).status).toBe(202);
  expect((await worker.ended(id)).job.state).toBe('done');
});

/** The names of runs: each claim is of another one. */
let named = 0;

/** The surroundings of the Worker, used from here. */
async function useSurroundings() {
  const [LOGS, MEDIA] = await Promise.all([
    worker.miniflare.getDurableObjectNamespace('LOGS', 'captions'),
    worker.miniflare.getR2Bucket('MEDIA', 'captions'),
  ]);
  const file = fileURLToPath(new URL('../../examples/worker/src/surroundings.ts', import.meta.url));
  const { workerSurroundings } = (await import(file)) as {
    workerSurroundings(env: object, holder: string): Surroundings;
  };
  return { open: () => workerSurroundings({ LOGS, MEDIA }, `run ${++named}`), close: async () => {} };
}

if (runs) describeSurroundings('Durable Objects', useSurroundings);

it('keeps an entry that is longer than a value of a Durable Object', async () => {
  const { open } = await useSurroundings();
  const text = 'a word '.repeat(100_000);
  const log = await open().jobs.claim('f'.repeat(24), { servers: 'here' });
  await log.end('hear', text, true);
  await log.end('more', 'short', true);
  await log.close();
  const again = await open().jobs.peek('f'.repeat(24), 'here');
  expect(again.record('hear')).toMatchObject({ outcome: text });
  expect(again.record('more')).toMatchObject({ outcome: 'short' });
});

it('goes on after workerd was killed while it waits for an answer', async () => {
  const count = (name: string) => worker.operations().filter((one) => one === name).length;
  const before = { heard: count('runModel'), translated: count('translateSubtitles') };
  const form = new FormData();
  form.set('video', new Blob([film]), 'talk.mp4');
  form.set('to', 'fr');
  const begun = await worker.send('/videos', { method: 'POST', body: form });
  const { id } = (await begun.json()) as { readonly id: string };
  await expect.poll(() => count('runModel'), { interval: 5 }).toBeGreaterThan(before.heard);
  await worker.restart();
  // The platform begins an instance again by itself; the local engine does when it is told to.
  const { JOBS } = (await worker.miniflare.getBindings('captions')) as {
    readonly JOBS: { get(id: string): Promise<{ restart(): Promise<void> }> };
  };
  await (await JOBS.get(id)).restart();
  const video = await worker.ended(id);
  expect([video.job.state, video.tracks.map(({ language }) => language)]).toEqual(['done', ['en', 'fr']]);
  // Two pieces, and at most the one whose answer was lost again.
  expect(count('runModel') - before.heard).toBeGreaterThanOrEqual(2);
  expect(count('runModel') - before.heard).toBeLessThanOrEqual(3);
  expect(count('translateSubtitles') - before.translated).toBe(1);
});
