// Covers: late-failure.ts, ../../cloudflare/stream/routes/marked-failure.ts, ../../gcore-ai/routes/marked.ts, forced-failure.ts, media-markers.ts, request-markers.ts, ../../cloudflare/stream/life/marked-media.ts,
// ../../gcore-ai/routes/media-urls.ts, ../../gcore-ai/life/markers.ts, ../../../src/contracts/url-markers.ts,
// ../../../src/contracts/cloudflare-stream/reasons.ts

import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { providerRows } from '../../../src/contracts/providers.ts';
import { urlMarkers } from '../../../src/contracts/url-markers.ts';
import { createControlClient } from '../../../src/control-client/index.ts';
import { type RunningWorld, startWorld } from '../../start.ts';

let running: RunningWorld;
let name = '';
let tenants = 0;
beforeAll(async () => {
  running = await startWorld({ settings: { clock: 'manual' } });
});
afterAll(() => running.close());
beforeEach(() => {
  tenants += 1;
  name = `m${tenants}`;
});

const MEDIA = 'https://media.example/film.mp4';
const tenant = () => running.world.tenant(name);
const lastEntry = () => tenant().journal.entries.at(-1);

/** Sends a request of the tenant to a provider; `{account}` stands for its account at Cloudflare. */
async function send(provider: string, path: string, body?: object) {
  const row = providerRows.find(([id]) => id === provider)?.[1];
  const credentials = row?.credentials(`mock_${name}`) ?? {};
  const url = `${running.providers[provider]?.baseUrl}${path.replace('{account}', credentials.accountId ?? '')}`;
  const answer = await fetch(url, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { ...row?.credentialHeaders(credentials), 'Content-Type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  return { status: answer.status, text, json: text.startsWith('{') || text.startsWith('[') ? JSON.parse(text) : null };
}
const STREAM = '/accounts/{account}/stream';
const copy = async (query: string) => send('cloudflare-stream', `${STREAM}/copy`, { url: `${MEDIA}?${query}` });
const task = (query: string) => send('gcore-ai', '/streaming/ai/tasks', { url: `${MEDIA}?${query}` });

describe('mock-failure in the query of a request', () => {
  it.each([
    ['cloudflare-stream', STREAM, 'rate-limited'],
    ['workers-ai', '/accounts/{account}/ai/run/@cf/openai/whisper', 'out-of-capacity'],
    ['gcore-ai', '/streaming/ai/tasks', 'queue-full'],
    ['translateplus', '/v2/account/summary', 'credits-short'],
  ])('refuses it at %s', async (provider, path, failure) => {
    const body = provider === 'workers-ai' ? {} : undefined;
    const refused = await send(provider, `${path}?mock-failure=${failure}`, body);
    expect(refused.status).toBeGreaterThanOrEqual(400);
    expect(refused.text).not.toMatch(/\{\w+\}/);
    const entry = lastEntry();
    expect(entry).toMatchObject({ rule: failure, fault: { id: 'mock-failure', text: failure } });
    const { what, remedy } = await createControlClient({ url: running.control.url }).explain(entry?.id ?? '');
    expect(what).toContain(`mock-failure (${failure}) struck: It asked for this failure.`);
    expect(remedy).toContain('Take mock-failure out of the URL.');
  });

  it.each([
    ['mock-failure=queue-ful', /knows no .{1,2}queue-ful.{1,2}\. Did you mean queue-full\? Known: queue-full, /],
    ['mock-failure=origin-forbidden', /As a reason of processing it belongs into a media URL, or into the query/],
    ['mock-failur=queue-full', /no marker mock-failur\. Did you mean mock-failure\? Known: mock-failure/],
    ['mock-duration=5', /mock-duration belongs into a media URL/],
  ])('%s is refused, with the list', async (query, message) => {
    const { status, text } = await send('gcore-ai', `/streaming/ai/tasks?${query}`);
    expect([status, text]).toEqual([400, expect.stringMatching(message)]);
    expect(lastEntry()?.rule).toBe('fault-invalid');
  });
});

describe('markers in media URLs', () => {
  it.each<[string, (query: string) => ReturnType<typeof send>]>([
    ['cloudflare-stream', copy],
    ['gcore-ai', task],
    ['gcore-ai', (query) => send('gcore-ai', '/streaming/videos', { name: 'a', origin_url: `${MEDIA}?${query}` })],
    [
      'gcore-ai',
      (query) => send('gcore-ai', '/streaming/videos', { video: { name: 'a', origin_url: `${MEDIA}?${query}` } }),
    ],
    [
      'gcore-ai',
      (query) =>
        send('gcore-ai', '/streaming/videos/batch', { videos: [{ name: 'a', origin_url: `${MEDIA}?${query}` }] }),
    ],
  ])('are checked at %s', async (_provider, request) => {
    for (const [query, message] of [
      ['mock-durations=5', /no marker mock-durations\. Did you mean mock-duration\? Known: mock-duration, /],
      ['mock-duration=long', /mock-duration expects seconds from 0 to 86400, got .{1,2}long/],
      ['mock-languages=english', /mock-languages expects ISO 639-2 codes/],
      ['mock-failure=internal-failur', /knows no .{1,2}internal-failur.{1,2}\. Did you mean/],
    ] as const) {
      const { status, text } = await request(query);
      expect([query, status, text]).toEqual([query, 400, expect.stringMatching(message)]);
    }
    expect((await request('mock-failure=rate-limited')).status).toBe(429);
    // Each provider takes the markers of the others, and heeds its own.
    for (const [marker, { example }] of Object.entries(urlMarkers)) {
      expect([marker, (await request(`${marker}=${encodeURIComponent(example)}`)).status]).toEqual([
        marker,
        expect.toSatisfy((status: number) => status < 300),
      ]);
    }
  });

  it('are left alone while the switch is off', async () => {
    tenant().update({ switches: { 'gcore-ai.urlMarkers': 'off', 'cloudflare-stream.urlMarkers': 'off' } });
    for (const request of [copy, task]) expect((await request('mock-unknown=1')).status).toBeLessThan(300);
    const { json } = await copy('mock-failure=ERR_UNKNOWN&mock-duration=7');
    await tenant().advance(60);
    const video = await send('cloudflare-stream', `${STREAM}/${json.result.uid}`);
    expect(video.json.result).toMatchObject({ status: { state: 'ready' }, duration: 60 });
  });
});

it('Gcore fails as its sample media say', async () => {
  const sent = [];
  for (const url of ['https://media.example/talk.mov', 'https://www.youtube.com/watch?v=x']) {
    sent.push((await send('gcore-ai', '/streaming/ai/tasks', { url })).json.task_id);
  }
  const playlist = { name: 'a', origin_url: 'https://media.example/live.m3u8' };
  const { json: video } = await send('gcore-ai', '/streaming/videos', playlist);
  await tenant().advance(600);
  for (const id of sent) {
    const { json } = await send('gcore-ai', `/streaming/ai/tasks/${id}`);
    expect(json).toMatchObject({
      status: 'FAILURE',
      result: { error: expect.stringContaining('Unsupported file type') },
    });
  }
  expect((await send('gcore-ai', `/streaming/videos/${video.id}`)).json.error).toBe('File Invalid');
});

describe('a reason of processing in the query of the request that begins the work', () => {
  it('fails tasks and videos of Gcore later', async () => {
    const query = '?mock-failure=encoding-failed';
    const begun = await send('gcore-ai', `/streaming/ai/tasks${query}`, { url: MEDIA });
    const video = await send('gcore-ai', `/streaming/videos${query}`, { name: 'a', origin_url: MEDIA });
    const batch = await send('gcore-ai', `/streaming/videos/batch${query}`, {
      videos: [{ name: 'b', origin_url: MEDIA }],
    });
    expect([begun.status, video.status, batch.status]).toEqual([201, 200, 200]);
    await tenant().advance(600);
    expect((await send('gcore-ai', `/streaming/ai/tasks/${begun.json.task_id}`)).json.result.error).toBe(
      'Encoding has failed',
    );
    for (const { id } of [video.json, batch.json[0]])
      expect((await send('gcore-ai', `/streaming/videos/${id}`)).json.error).toBe('Encoding has failed');
  });

  it('fails copies and uploads of Cloudflare Stream later', async () => {
    const copied = await send('cloudflare-stream', `${STREAM}/copy?mock-failure=ERR_UNKNOWN`, { url: MEDIA });
    const direct = await send('cloudflare-stream', `${STREAM}/direct_upload`, { maxDurationSeconds: 100 });
    const form = () => {
      const data = new FormData();
      data.append(
        'file',
        new Blob([readFileSync(new URL('../../../fixtures/media/hello-captions.mp4', import.meta.url))]),
        'a.mp4',
      );
      return { method: 'POST', body: data };
    };
    const uploaded = await fetch(`${direct.json.result.uploadURL}?mock-failure=ERR_MALFORMED_VIDEO`, form());
    expect([copied.status, uploaded.status]).toEqual([200, 200]);
    await tenant().advance(60);
    const codes = [];
    for (const { uid } of [copied.json.result, direct.json.result]) {
      const { json } = await send('cloudflare-stream', `${STREAM}/${uid}`);
      codes.push(json.result.status.errorReasonCode);
    }
    expect(codes).toEqual(['ERR_UNKNOWN', 'ERR_MALFORMED_VIDEO']);
  });
});

describe('Cloudflare Stream', () => {
  const ready = async (query: string): Promise<string> => {
    const { json } = await copy(query);
    await tenant().advance(60);
    return json.result.uid;
  };
  const generate = async (uid: string, query = '') => {
    const { status } = await send('cloudflare-stream', `${STREAM}/${uid}/captions/en/generate${query}`, {});
    await tenant().advance(60);
    const { json } = await send('cloudflare-stream', `${STREAM}/${uid}/captions/en`);
    return [status, json.result.status];
  };

  it.each(['ERR_MALFORMED_VIDEO', 'ERR_FETCH_ORIGIN_ERROR'])('fails a video with %s', async (code) => {
    const video = await send('cloudflare-stream', `${STREAM}/${await ready(`mock-failure=${code}`)}`);
    expect(video.json.result.status).toMatchObject({ state: 'error', errorReasonCode: code });
  });

  it('fails the generation of captions, by the media or by the request', async () => {
    expect(await generate(await ready('mock-failure=generation-failed'))).toEqual([200, 'error']);
    expect(await generate(await ready('mock-speech=none'))).toEqual([200, 'error']);
    // A reason that another provider has.
    expect(await generate(await ready('mock-failure=origin-forbidden'))).toEqual([200, 'error']);
    const uid = await ready('mock-duration=12.5');
    expect(await generate(uid, '?mock-failure=generation-failed')).toEqual([200, 'error']);
    const { json } = await send('cloudflare-stream', `${STREAM}/${uid}`);
    expect(json.result.duration).toBe(12.5);
    expect((await send('cloudflare-stream', `${STREAM}/${uid}?mock-failure=generation-failed`)).status).toBe(400);
  });

  it('refuses a generation with any failure', async () => {
    const uid = await ready('mock-duration=5');
    const path = `${STREAM}/${uid}/captions/en/generate?mock-failure=audio-missing`;
    expect((await send('cloudflare-stream', path, {})).status).toBe(400);
    expect(await generate(uid)).toEqual([200, 'ready']);
  });
});
