// Covers: poster-routes.ts, sample-route.ts, videos/poster.ts, videos/view.ts, videos/jobs.ts

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { helloVideo } from '../../test/support/pipeline-mocks.ts';
import { ended, type TestOrigin, upload, useOrigin } from './test-support/start.ts';

let at: TestOrigin;
let id: string;
beforeAll(async () => {
  at = await useOrigin();
  id = (await ended(at.origin.url, (await upload(at.origin.url)).id)).id;
});
afterAll(() => at.close());

const put = (body: Uint8Array<ArrayBuffer>, type = 'image/jpeg') =>
  fetch(`${at.origin.url}/videos/${id}/poster.jpg`, { method: 'PUT', headers: { 'Content-Type': type }, body });
const get = async (path: string) => fetch(at.origin.url + path);
const poster = async () => ((await (await get(`/videos/${id}`)).json()) as { poster: string | null }).poster;
const jpeg = (last: number) => new Uint8Array([0xff, 0xd8, 0xff, 0xe0, last]);

it('stores a still picture, serves it, and replaces it', async () => {
  expect(await poster()).toBeNull();
  expect((await get(`/videos/${id}/poster.jpg`)).status).toBe(404);
  for (const last of [1, 2]) {
    expect((await put(jpeg(last))).status).toBe(204);
    const answer = await get((await poster()) ?? '');
    expect(answer.headers.get('content-type')).toBe('image/jpeg');
    expect(new Uint8Array(await answer.arrayBuffer())).toEqual(jpeg(last));
  }
  await at.restart();
  expect(await poster()).toBe(`/videos/${id}/poster.jpg`);
});

it('refuses what is no picture, or too large', async () => {
  expect((await put(new Uint8Array(10))).status).toBe(415);
  expect((await put(jpeg(1), 'image/png')).status).toBe(415);
  expect((await put(new Uint8Array(300_000))).status).toBe(413);
  expect(readdirSync(join(at.at.folder, 'data', 'work'))).toEqual([]);
});

it('serves the bundled sample', async () => {
  const bytes = Buffer.from(await (await get('/sample.mp4')).arrayBuffer());
  expect(bytes.equals(readFileSync(helloVideo))).toBe(true);
});

it('says what was paid, also by a job that failed and was continued', async () => {
  at.at.tenant.addFault({
    match: { operation: 'translateSubtitles' },
    times: 1,
    after: 1,
    effect: { type: 'failure', failure: 'credits-short' },
  });
  const video = await upload(at.origin.url, { to: 'es,ja', title: 'Paid' });
  const failed = await ended(at.origin.url, video.id);
  expect(failed.job).toMatchObject({ state: 'failed', spent: { amount: 6 } });
  await fetch(`${at.origin.url}/videos/${video.id}/retry`, { method: 'POST' });
  const done = await ended(at.origin.url, video.id);
  expect(done.job).toMatchObject({ state: 'done', spent: { amount: 12, unit: 'credits' } });
  expect(done.job.stages.translate).toMatchObject({ state: 'done', seconds: expect.any(Number) });
});
