// Covers: ../subtitles/edit-cue.ts, ../subtitles/work/index.ts, app.ts, videos/jobs.ts, videos/remove-video.ts, videos/run-upload.ts

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { helloVideo } from '../../test/support/pipeline-mocks.ts';
import { expectedLines, linesOf, oneLine } from '../pipeline/test-support/expected.ts';
import { parseCues } from '../subtitles/index.ts';
import { createFileStore } from './store/file-store.ts';
import { ended, eventsOf, helloForm, type TestOrigin, upload, useOrigin } from './test-support/start.ts';

let at: TestOrigin;
beforeEach(async () => {
  at = await useOrigin();
});
afterEach(async () => {
  await at.close();
  expect(at.defects).toEqual([]);
});
const get = (path: string, headers: Record<string, string> = {}) => fetch(`${at.origin.url}${path}`, { headers });

describe('an upload', () => {
  it('is answered at once with an address and a job, and ends with a track in every language', async () => {
    const begun = await upload(at.origin.url, { to: 'es,ja', from: 'en' });
    expect(begun.url).toBe(`/videos/${begun.id}/video.mp4`);
    expect(begun.job.state).toBe('queued');
    expect((await get(begun.url, { Range: 'bytes=0-9' })).status).toBe(206);
    const done = await ended(at.origin.url, begun.id);
    expect(done).toMatchObject({ title: 'hello', language: 'en', job: { state: 'done', error: null } });
    expect(done.tracks.map(({ language }) => language)).toEqual(['en', 'es', 'ja']);
    for (const { language, vtt, srt } of done.tracks) {
      const text = await (await get(vtt)).text();
      expect(linesOf(text)).toEqual(expectedLines(language));
      const lines = parseCues(await (await get(srt)).text(), 'srt').map(({ text }) => oneLine(text));
      expect(lines).toEqual(expectedLines(language));
    }
    expect(Buffer.from(await (await get(done.url)).arrayBuffer())).toEqual(readFileSync(helloVideo));
    // The files of the job are gone.
    await expect.poll(() => readdirSync(join(at.at.folder, 'data/work'))).toEqual([]);
  });

  it('may have separate sound, which is then transcribed', async () => {
    const form = await helloForm();
    const silent = await import('./test-support/silent.ts');
    form.set('video', new Blob([await silent.withoutSound(helloVideo)]), 'silent.mp4');
    form.set('audio', new Blob([readFileSync(helloVideo)]), 'sound.m4a');
    const answer = await fetch(`${at.origin.url}/videos`, { method: 'POST', body: form });
    expect(answer.status).toBe(202);
    const done = await ended(at.origin.url, ((await answer.json()) as { id: string }).id);
    expect(linesOf(await (await get(done.tracks[0]?.vtt ?? '')).text())).toEqual(expectedLines('en'));
  });

  it('reports its stages by events', async () => {
    const { id } = await upload(at.origin.url, { to: 'es' });
    const seen = new Set<string>();
    for await (const { job } of eventsOf(at.origin.url, id)) {
      for (const [stage, { state }] of Object.entries(job.stages)) seen.add(`${stage} ${state}`);
      if (job.state === 'done') break;
    }
    for (const stage of ['store', 'transcribe', 'translate', 'publish']) expect(seen).toContain(`${stage} done`);
  });
});

describe('a video', () => {
  it('is served from the start, before it is stored', async () => {
    let go: (() => void) | undefined;
    const held = new Promise<void>((resolve) => {
      go = resolve;
    });
    const files = createFileStore(join(at.at.folder, 'slow'));
    const putFile: typeof files.putFile = async (key, path) => {
      await held;
      await files.putFile(key, path);
    };
    await at.restart({ store: { ...files, putFile } });
    const { id, url } = await upload(at.origin.url);
    const early = await get(url);
    expect(early.headers.get('cf-cache-status')).toBe('BYPASS');
    expect(Buffer.from(await early.arrayBuffer())).toEqual(readFileSync(helloVideo));
    go?.();
    await ended(at.origin.url, id);
    expect((await get(url)).headers.get('cf-cache-status')).toBe('MISS');
  });

  it('is listed, read, and removed with everything that belongs to it', async () => {
    const one = await upload(at.origin.url, { title: 'One' });
    at.clock.time += 1000;
    const two = await upload(at.origin.url, { title: '../../Two' });
    await ended(at.origin.url, one.id);
    await ended(at.origin.url, two.id);
    const list = async () => ((await (await get('/videos')).json()) as { videos: { title: string }[] }).videos;
    expect((await list()).map(({ title }) => title)).toEqual(['Two', 'One']);
    expect((await fetch(`${at.origin.url}/videos/${one.id}`, { method: 'DELETE' })).status).toBe(204);
    expect((await list()).map(({ title }) => title)).toEqual(['Two']);
    for (const path of [`/videos/${one.id}`, one.url, `/videos/${one.id}/captions/en.vtt`]) {
      expect((await get(path)).status).toBe(404);
    }
    expect(readdirSync(join(at.at.folder, 'data/objects/videos'))).toEqual([two.id]);
    expect((await get(two.url)).status).toBe(200);
  });

  it('can be retried when its job has failed, and only then', async () => {
    at.at.tenant.account.used = at.at.tenant.account.total;
    const { id } = await upload(at.origin.url, { to: 'es' });
    const failed = await ended(at.origin.url, id);
    expect(failed.job.state).toBe('failed');
    expect(failed.job.error?.message).toMatch(/credits/);
    expect(failed.job.stages.transcribe?.state).toBe('done');
    at.at.tenant.account.used = 0;
    const retry = () => fetch(`${at.origin.url}/videos/${id}/retry`, { method: 'POST' });
    expect((await retry()).status).toBe(202);
    const done = await ended(at.origin.url, id);
    expect(done.tracks.map(({ language }) => language)).toEqual(['en', 'es']);
    expect((await retry()).status).toBe(409);
    expect(at.at.operations().filter((name) => name === 'runModel' || name === 'translateSubtitles')).toHaveLength(2);
  });

  it('pays again for a lost answer only with permission', async () => {
    at.at.tenant.addFault({
      match: { operation: 'translateSubtitles' },
      times: 1,
      effect: { type: 'reset', when: 'after' },
    });
    const { id } = await upload(at.origin.url, { to: 'es' });
    const retry = async (query = '') => {
      await fetch(`${at.origin.url}/videos/${id}/retry${query}`, { method: 'POST' });
      return ended(at.origin.url, id);
    };
    const lost = {
      state: 'failed',
      error: { kind: 'lost-answer', message: expect.stringContaining('charged 6 credits for es (Spanish)') },
    };
    expect((await ended(at.origin.url, id)).job).toMatchObject(lost);
    expect((await retry()).job).toMatchObject(lost);
    expect(at.at.tenant.account.used).toBe(6);
    expect((await retry('?pay-again=true')).tracks.map(({ language }) => language)).toEqual(['en', 'es']);
    expect(at.at.tenant.account.used).toBe(12);
  });

  it('continues its stopped job at the next start', async () => {
    const { id } = await upload(at.origin.url, { to: 'es,ja' });
    await at.restart();
    const done = await ended(at.origin.url, id);
    expect(done.tracks.map(({ language }) => language)).toEqual(['en', 'es', 'ja']);
    expect(at.at.tenant.account.used).toBe(12);
  });
});

describe('an edit', () => {
  it('changes only one cue in both formats, and fails after another edit', async () => {
    const { id } = await upload(at.origin.url);
    await ended(at.origin.url, id);
    const path = `/videos/${id}/captions/en`;
    const before = await get(`${path}.vtt`);
    const old = await before.text();
    const edit = (body: object, headers = {}) =>
      fetch(`${at.origin.url}${path}`, {
        method: 'PATCH',
        headers: { 'Content-Type': 'application/json', ...headers },
        body: JSON.stringify(body),
      });
    const tag = { 'If-Match': before.headers.get('etag') ?? '' };
    const answer = await edit({ cue: 0, text: 'Hello <you> & me.\n\nReally --> so' }, tag);
    expect(answer.status).toBe(200);
    const text = await answer.text();
    expect(text).toBe(old.replace('Hello world.', 'Hello &lt;you&gt; &amp; me.\nReally --&gt; so'));
    expect(await (await get(`${path}.vtt`)).text()).toBe(text);
    expect(await (await get(`${path}.srt`)).text()).toMatch(/you> & me\.\nReally/);
    expect((await edit({ cue: 0, text: 'late' }, tag)).status).toBe(412);
    expect((await edit({ cue: 6, text: 'x' })).status).toBe(404);
    expect((await edit({ cue: 0, text: ' \n ' })).status).toBe(422);
    expect((await edit({ cue: '0', text: 'x' })).status).toBe(400);
  });
});
