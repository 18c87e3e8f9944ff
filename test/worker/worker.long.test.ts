// Over examples/worker: the Worker in workerd, with the mocks behind its AI binding and its requests.
import { readFileSync } from 'node:fs';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import type { VideoView } from '../../src/origin/videos/view.ts';
import { useBrowser } from '../support/browser.ts';
import { chromium } from '../support/chromium.ts';
import { itNeeds } from '../support/needed.ts';
import { miniflareIsInstalled } from '../support/worker/miniflare.ts';
import { playUpload } from '../support/worker/play-upload.mjs';
import { type RunningWorker, startWorker } from '../support/worker/start-worker.ts';

const film = readFileSync(new URL('../../fixtures/media/hello-captions.mp4', import.meta.url));
const runs = miniflareIsInstalled || process.env.CI === 'true';
const it = itNeeds('npm ci --prefix examples/worker', miniflareIsInstalled);
const browser = useBrowser(['--autoplay-policy=no-user-gesture-required']);

/** What the webhook got. */
const hook = { bodies: [] as string[], keys: [] as string[] };
let hooks: Server;
let worker: RunningWorker;
let video: VideoView;
beforeAll(async () => {
  if (!runs) return;
  hooks = createServer((asked, response) => {
    let body = '';
    asked.on('data', (part) => {
      body += part;
    });
    asked.on('end', () => {
      hook.bodies.push(body);
      hook.keys.push(String(asked.headers['idempotency-key']));
      response.writeHead(204).end();
    });
  });
  await new Promise<void>((done) => hooks.listen(0, '127.0.0.1', done));
  const WEBHOOK_URL = `http://127.0.0.1:${(hooks.address() as AddressInfo).port}/hook`;
  worker = await startWorker({ WEBHOOK_URL });
  video = await worker.caption(film, { to: 'es,en' });
});
afterAll(async () => {
  await worker?.close();
  hooks?.close();
});

// biome-ignore lint/suspicious/noExplicitAny: tests look into JSON of every shape
const json = (answer: Response): Promise<any> => answer.json();
const codeOf = async (answer: Response): Promise<unknown[]> => [answer.status, (await json(answer)).error.code];

describe('a job', () => {
  it('captions an upload, and pays once', () => {
    expect(video.job).toMatchObject({ state: 'done', error: null });
    expect(video.tracks.map(({ language, original }) => [language, original])).toEqual([
      ['en', true],
      ['es', false],
    ]);
    expect(worker.operations()).toEqual(['runModel', 'getAccountSummary', 'translateSubtitles']);
  });

  it('is told to the webhook, with a key', async () => {
    await expect.poll(() => hook.bodies).toEqual([JSON.stringify({ id: video.id, state: 'done' })]);
    expect(hook.keys).toEqual([`${video.id}-done`]);
  });

  it('waits for another that pays from the same account', async () => {
    const before = worker.operations().filter((name) => name === 'translateSubtitles').length;
    const both = await Promise.all(['fr', 'it'].map((to) => worker.caption(film, { to })));
    expect(both.map(({ job }) => job.state)).toEqual(['done', 'done']);
    expect(worker.operations().filter((name) => name === 'translateSubtitles')).toHaveLength(before + 2);
  });

  it('says why it failed, and goes on at a retry without hearing again', async () => {
    const { credits } = worker.tenant.settings;
    worker.tenant.update({ credits: 1 });
    const failed = await worker.caption(film, { to: 'de', from: 'en' });
    expect(failed.job).toMatchObject({ state: 'failed', error: { kind: 'credits' } });
    expect(failed.tracks.map(({ language }) => language)).toEqual(['en']);
    worker.tenant.update({ credits });
    const heard = worker.operations().filter((name) => name === 'runModel').length;
    expect((await worker.send(`/videos/${failed.id}/retry`, { method: 'POST' })).status).toBe(202);
    const done = await worker.ended(failed.id);
    expect([done.job.state, done.tracks.map(({ language }) => language)]).toEqual(['done', ['en', 'de']]);
    expect(worker.operations().filter((name) => name === 'runModel')).toHaveLength(heard);
    expect(await codeOf(await worker.send(`/videos/${failed.id}/retry`, { method: 'POST' }))).toEqual([
      409,
      'not-failed',
    ]);
  });
});

describe('the origin', () => {
  const file = (headers = {}, init = {}) => worker.send(video.url, { headers, ...init });
  const statusOf = ({ status, headers }: Response) => [status, headers.get('CF-Cache-Status')];

  it('answers from R2 first and from the cache then, with ranges, conditions and CORS', async () => {
    const first = await file();
    expect(statusOf(first)).toEqual([200, 'MISS']);
    expect(Buffer.from(await first.arrayBuffer()).equals(film)).toBe(true);
    const second = await file();
    expect(statusOf(second)).toEqual([200, 'HIT']);
    expect(second.headers.get('Access-Control-Allow-Origin')).toBe('*');
    await second.arrayBuffer();
    const part = await file({ Range: 'bytes=100-199' });
    expect([...statusOf(part), part.headers.get('Content-Range')]).toEqual([
      206,
      'HIT',
      `bytes 100-199/${film.length}`,
    ]);
    expect(Buffer.from(await part.arrayBuffer()).equals(film.subarray(100, 200))).toBe(true);
    expect((await file({ Range: `bytes=${film.length}-` })).status).toBe(416);
    const etag = first.headers.get('ETag') ?? '';
    expect((await file({ 'If-None-Match': etag })).status).toBe(304);
    const head = await file({}, { method: 'HEAD' });
    expect([head.status, head.headers.get('Content-Length'), await head.text()]).toEqual([
      200,
      String(film.length),
      '',
    ]);
    const preflight = await file({ 'Access-Control-Request-Headers': 'range' }, { method: 'OPTIONS' });
    expect([preflight.status, preflight.headers.get('Access-Control-Allow-Headers')]).toEqual([204, 'range']);
  });

  it('serves an edited track at once, in both formats', async () => {
    const [track] = video.tracks;
    const read = async (path = '') => {
      const answer = await worker.send(path);
      return [answer.headers.get('CF-Cache-Status'), (await answer.text()).includes('Something else')];
    };
    for (const path of [track?.vtt, track?.srt]) {
      expect(await read(path)).toEqual(['MISS', false]);
      expect(await read(path)).toEqual(['HIT', false]);
    }
    const edit = (headers = {}, cue = 0) => {
      const body = JSON.stringify({ cue, text: 'Something else' });
      return worker.send(`/videos/${video.id}/captions/en`, { method: 'PATCH', body, headers });
    };
    expect(await codeOf(await edit({ 'If-Match': '"old"' }))).toEqual([412, 'changed']);
    expect(await codeOf(await edit({}, 99))).toEqual([404, 'no-cue']);
    const etag = (await worker.send(track?.vtt ?? '')).headers.get('ETag') ?? '';
    expect((await edit({ 'If-Match': etag })).status).toBe(200);
    for (const path of [track?.vtt, track?.srt]) expect(await read(path)).toEqual(['MISS', true]);
    const { count } = await json(await worker.send(`/videos/${video.id}/captions/en/findings`));
    expect(count).toBeTypeOf('number');
  });

  it('lists, and refuses as the origin does', async () => {
    const { videos, totals } = await json(await worker.send('/videos?sort=oldest'));
    expect([videos[0].id, totals.videos]).toEqual([video.id, videos.length]);
    expect(await codeOf(await worker.send('/videos?sort=size'))).toEqual([400, 'bad-query']);
    expect(await codeOf(await worker.send(`/videos/${'0'.repeat(32)}`))).toEqual([404, 'not-found']);
    expect(await codeOf(await worker.send('/videos', { method: 'PUT' }))).toEqual([405, 'method']);
    const events = await worker.send(`/videos/${video.id}/events`);
    const reader = events.body?.pipeThrough(new TextDecoderStream()).getReader();
    let text = '';
    while (!text.includes('event: video')) text += (await reader?.read())?.value ?? '';
    expect(text).toContain(`"id":"${video.id}"`);
    await reader?.cancel();
  });

  itNeeds('Chromium', runs && chromium !== undefined)('plays an upload of its page with captions', async () => {
    const page = await browser.open();
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    await page.goto(`${worker.url}/`);
    expect(await page.title()).not.toBe('');
    expect(await page.evaluate(playUpload, film.toString('base64'))).toMatch(/\p{L}/u);
    // The page itself: it uploads by tus, and shows the video.
    await page
      .locator('input[type=file]')
      .first()
      .setInputFiles({ name: 'From the page.mp4', mimeType: 'video/mp4', buffer: film });
    const found = async () => (await json(await worker.send('/videos?q=from+the+page'))).videos as VideoView[];
    await expect.poll(async () => (await found())[0]?.job.state).toBe('done');
    await page.goto(`${worker.url}/#/videos/${(await found())[0]?.id}`);
    await page.getByText('From the page').first().waitFor();
    expect(errors).toEqual([]);
  });
});

/** Sends the head of a form of so many bytes, and returns the status that comes before its body. */
const statusOfLength = (length: string): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    const headers = { 'Content-Type': 'multipart/form-data; boundary=x', 'Content-Length': length };
    const sent = request(`${worker.url}/videos`, { method: 'POST', headers }, (answer) => {
      resolve(answer.statusCode);
      sent.destroy();
    });
    sent.on('error', reject).flushHeaders();
  });

describe('uploads', () => {
  it('refuses what is no form, too large for one, or no video', async () => {
    const post = (body: FormData | string | Uint8Array, headers = {}) =>
      worker.send('/videos', { method: 'POST', body, headers });
    const form = new FormData();
    form.set('video', new Blob(['This is a text.']), 'talk.mp4');
    expect(await codeOf(await post(form))).toEqual([415, 'not-a-video']);
    expect(await codeOf(await post('x'))).toEqual([415, 'not-multipart']);
    expect(await codeOf(await post(new FormData()))).toEqual([400, 'no-video']);
    expect(await statusOfLength('50000001')).toBe(413);
    form.set('video', new Blob([film]), 'talk.mp4');
    form.set('to', 'english');
    expect((await codeOf(await post(form)))[0]).toBe(422);
  });

  const tus = (method: string, path: string, headers = {}, body?: Uint8Array) =>
    worker.send(path, { method, headers: { 'Tus-Resumable': '1.0.0', ...headers }, ...(body ? { body } : {}) });

  it('takes a large file by tus, in parts of R2', async () => {
    // A box that players skip makes the film large enough for two parts.
    const box = Buffer.alloc(9_000_000);
    box.writeUInt32BE(box.length);
    box.write('free', 4);
    const large = Buffer.concat([film, box]);
    const meta = `filename ${Buffer.from('Large.mp4').toString('base64')}`;
    const begun = await tus('POST', '/uploads', { 'Upload-Length': String(large.length), 'Upload-Metadata': meta });
    const place = begun.headers.get('Location') ?? '';
    expect([begun.status, place]).toEqual([201, expect.stringMatching(/^\/uploads\/[0-9a-f]{32}$/)]);
    const put = (from: number, to: number) =>
      tus(
        'PATCH',
        place,
        { 'Upload-Offset': String(from), 'Content-Type': 'application/offset+octet-stream' },
        large.subarray(from, to),
      );
    expect(await codeOf(await put(0, 1000))).toEqual([400, 'bad-upload']);
    const cut = 5 * 2 ** 20;
    expect((await put(0, cut)).headers.get('Upload-Offset')).toBe(String(cut));
    expect(await codeOf(await put(0, 1000))).toEqual([409, 'wrong-offset']);
    expect((await tus('HEAD', place)).headers.get('Upload-Offset')).toBe(String(cut));
    const last = await put(cut, large.length);
    const id = place.replace('/uploads/', '');
    expect([last.status, last.headers.get('Content-Location')]).toEqual([204, `/videos/${id}`]);
    expect((await tus('HEAD', place)).headers.get('Upload-Offset')).toBe(String(large.length));
    expect(await worker.ended(id)).toMatchObject({ title: 'Large', bytes: large.length, job: { state: 'done' } });
    expect((await tus('DELETE', place)).status).toBe(404);
    // Larger than what the first request waits for: the part comes from R2, and the cache is filled meanwhile.
    const part = (range: string) => worker.send(`/videos/${id}/video.mp4`, { headers: { Range: range } });
    const first = await part('bytes=1000000-1000099');
    const range = `bytes 1000000-1000099/${large.length}`;
    expect([first.status, first.headers.get('CF-Cache-Status'), first.headers.get('Content-Range')]).toEqual([
      206,
      'MISS',
      range,
    ]);
    expect(Buffer.from(await first.arrayBuffer()).equals(large.subarray(1_000_000, 1_000_100))).toBe(true);
    expect((await part(`bytes=${large.length}-`)).status).toBe(416);
    await expect.poll(async () => (await part('bytes=5-9')).headers.get('CF-Cache-Status')).toBe('HIT');
  });

  it('adds languages, made from the original as it is now', async () => {
    const post = (to: unknown) =>
      worker.send(`/videos/${video.id}/captions`, { method: 'POST', body: JSON.stringify({ to }) });
    expect(await codeOf(await post('fr'))).toEqual([400, 'bad-languages']);
    const heard = worker.operations().filter((name) => name === 'runModel').length;
    expect((await post(['fr', 'es'])).status).toBe(202);
    const { job, tracks } = await worker.ended(video.id);
    expect([job.state, tracks.map(({ language }) => language)]).toEqual(['done', ['en', 'es', 'fr']]);
    expect(worker.operations().filter((name) => name === 'runModel')).toHaveLength(heard);
    expect((await post(['fr'])).status).toBe(200);
  });

  it('keeps a poster, and a track that was edited as a whole', async () => {
    const poster = (body: Uint8Array) => worker.send(`/videos/${video.id}/poster.jpg`, { method: 'PUT', body });
    expect(await codeOf(await poster(Buffer.from('text')))).toEqual([415, 'not-a-jpeg']);
    expect((await poster(Uint8Array.of(0xff, 0xd8, 0xff, 0xe0))).status).toBe(204);
    expect((await worker.send(`/videos/${video.id}/poster.jpg`)).headers.get('Content-Type')).toBe('image/jpeg');
    const path = `/videos/${video.id}/captions/es.vtt`;
    const put = (body: string) => worker.send(path, { method: 'PUT', body, headers: { 'Content-Type': 'text/vtt' } });
    expect(await codeOf(await put('Hola'))).toEqual([422, 'not-webvtt']);
    const vtt = 'WEBVTT\n\n00:00.000 --> 00:02.000\nHola\n';
    expect((await put(vtt)).status).toBe(204);
    expect(await (await worker.send(path)).text()).toBe(vtt);
  });

  it('transcribes a separate sound', async () => {
    const form = new FormData();
    form.set('video', new Blob([film]), 'silent.mp4');
    form.set('audio', new Blob([film]), 'sound.mp4');
    const { id } = await json(await worker.send('/videos', { method: 'POST', body: form }));
    expect((await worker.ended(id)).job.state).toBe('done');
    expect((await worker.send(`/videos/${id}/audio`)).status).toBe(404);
  });

  it('drops what was never completed by its cron, and deletes all of a video', async () => {
    const begun = await tus('POST', '/uploads', { 'Upload-Length': '5' });
    const place = begun.headers.get('Location') ?? '';
    expect((await tus('HEAD', place)).status).toBe(200);
    const cron = await worker.miniflare.getWorker('captions');
    const later = new Date(Date.now() + 48 * 3_600_000);
    expect(await cron.scheduled({ cron: '17 3 * * *', scheduledTime: later })).toMatchObject({ outcome: 'ok' });
    expect((await tus('HEAD', place)).status).toBe(404);
    expect((await worker.send(`/videos/${video.id}`, { method: 'DELETE' })).status).toBe(204);
    for (const path of [video.url, video.tracks[0]?.vtt ?? '', `/videos/${video.id}`]) {
      expect((await worker.send(path)).status).toBe(404);
    }
  });
});
