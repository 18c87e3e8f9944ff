// Covers: stated-rules.ts, prepare-state.ts, subtitle-reader.ts, ../planters.ts, ../cloudflare/stream/life/plant-seed.ts,
// ../gcore-ai/life/plant-seed.ts, ../gcore-ai/life/plant-task.ts, ../gcore-ai/life/plant-video.ts

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Video as StreamVideo } from '../../src/contracts/cloudflare-stream/schemas.ts';
import { seedStates } from '../../src/contracts/cloudflare-stream/seed.ts';
import { TaskWithResult } from '../../src/contracts/gcore-ai/task-schemas.ts';
import { taskStatusNames } from '../../src/contracts/gcore-ai/task-status.ts';
import { VideoDetails, videoStatuses } from '../../src/contracts/gcore-ai/video-schemas.ts';
import { providers, tokenOf } from '../../src/contracts/providers.ts';
import type { TenantSeed } from '../../src/contracts/seed/seed.ts';
import type { Tenant } from '../kernel/world/tenant.ts';
import { type RunningWorld, startWorld } from '../start.ts';
import { seedTenant } from './seed-tenant.ts';
import { seedWorldFrom } from './seed-world.ts';

let running: RunningWorld;
let tenant: Tenant;
beforeAll(async () => {
  running = await startWorld({ settings: { clock: 'manual' } });
  tenant = running.world.tenant('a');
});
beforeEach(() => tenant.reset());
afterAll(() => running.close());

const plant = (seed: TenantSeed) => seedTenant(running.world, tenant, seed);

// biome-ignore lint/suspicious/noExplicitAny: tests look into JSON of every shape
async function get(provider: 'gcore-ai' | 'cloudflare-stream', path: string, token = tokenOf('a')): Promise<any> {
  const row = providers[provider];
  const credential = row.credentials(token);
  const home = provider === 'gcore-ai' ? '' : `/accounts/${providers[provider].credentials(tokenOf('a')).accountId}`;
  const response = await fetch(`${running.providers[provider]?.baseUrl}${home}${path}`, {
    headers: row.credentialHeaders(credential),
  });
  const text = await response.text();
  return /^[[{]/.test(text) ? JSON.parse(text) : text;
}
const stream = async (path: string) => {
  const { result, ...rest } = await get('cloudflare-stream', `/stream${path}`);
  return result ?? rest;
};
const gcore = (path: string) => get('gcore-ai', `/streaming${path}`);

describe('videos of Cloudflare Stream', () => {
  const uid = (at: number) => String(at).repeat(32);

  it('stand in every state, and go on from there', async () => {
    const videos = seedStates.map((state, at) => ({
      uid: uid(at),
      state,
      name: state,
      url: 'https://cdn.example/a.mp4',
    }));
    expect(await plant({ 'cloudflare-stream': { videos } })).toEqual({ 'cloudflare-stream videos': 6 });
    for (const [at, state] of seedStates.entries()) {
      const video = await stream(`/${uid(at)}`);
      expect(StreamVideo.safeParse(video).error).toBeUndefined();
      expect([video.status.state, video.meta.name]).toEqual([state, state]);
    }
    await tenant.advance(3_600);
    const later = await Promise.all(seedStates.map((_state, at) => stream(`/${uid(at)}`)));
    expect(later.map(({ status }) => status.state)).toEqual([
      'pendingupload',
      'ready',
      'ready',
      'ready',
      'ready',
      'error',
    ]);
  });

  it('have the facts, the reason and the captions that the seed states', async () => {
    const captions = [
      { language: 'en', content: 'WEBVTT\n\n00:01.000 --> 00:02.000\nHello\n' },
      { language: 'DE', cues: [{ start: 1, end: 2, text: 'Hallo & <Welt>' }] },
      { language: 'fr', status: 'inprogress' as const },
      { language: 'es', status: 'error' as const },
      { language: 'it', generated: true },
    ];
    await plant({
      heard: [{ url: 'https://cdn.example/*', language: 'it', text: 'Buongiorno.', seconds: 80 }],
      'cloudflare-stream': {
        videos: [
          {
            uid: uid(1),
            creator: 'anna',
            width: 640,
            bytes: 7,
            created: '2026-01-02T03:04:05Z',
            url: 'https://cdn.example/a.mp4',
            captions,
          },
          { uid: uid(2), state: 'error', error: 'ERR_MALFORMED_VIDEO' },
          { uid: uid(3), state: 'inprogress', percent: 40 },
        ],
      },
    });
    expect(await stream(`/${uid(1)}`)).toMatchObject({
      creator: 'anna',
      size: 7,
      duration: 80,
      input: { width: 640, height: 720 },
      created: expect.stringMatching(/^2026-01-02T03:04:05/),
    });
    expect((await stream(`/${uid(2)}`)).status.errorReasonCode).toBe('ERR_MALFORMED_VIDEO');
    expect((await stream(`/${uid(3)}`)).status.pctComplete).toBe('40.000000');
    const tracks = await stream(`/${uid(1)}/captions`);
    expect(
      tracks.map((one: { language: string; status: string; generated: boolean }) => [
        one.language,
        one.status,
        one.generated,
      ]),
    ).toEqual([
      ['en', 'ready', false],
      ['de', 'ready', false],
      ['fr', 'inprogress', true],
      ['es', 'error', true],
      ['it', 'ready', true],
    ]);
    const vtt = (language: string) => get('cloudflare-stream', `/stream/${uid(1)}/captions/${language}/vtt`);
    expect(await vtt('en')).toContain('Hello');
    expect(await vtt('de')).toContain('Hallo &amp; &lt;Welt&gt;');
    expect(await vtt('it')).toContain('Buongiorno.');
    await tenant.advance(600);
    expect((await stream(`/${uid(1)}/captions/fr`)).status).toBe('ready');
  });

  it('send notifications to the webhook', async () => {
    await plant({ 'cloudflare-stream': { webhook: { url: 'http://127.0.0.1:9/hook', secret: 's3cret' } } });
    expect(await stream('/webhook')).toMatchObject({ notificationUrl: 'http://127.0.0.1:9/hook', secret: 's3cret' });
  });
});

describe('videos and tasks of Gcore', () => {
  const url = 'https://cdn.example/talk.mp4';

  it('stand in every status, and go on from there', async () => {
    const videos = videoStatuses.map((status, at) => ({ id: at + 1, status, url, name: status }));
    const ids = taskStatusNames.map((_, at) => `00000000-0000-4000-8000-00000000000${at}`);
    const tasks = taskStatusNames.map((status, at) => ({ id: ids[at] ?? '', status, url }));
    expect(await plant({ 'gcore-ai': { videos, tasks } })).toEqual({ 'gcore-ai videos': 5, 'gcore-ai tasks': 7 });
    for (const { id, status } of videos) {
      const video = await gcore(`/videos/${id}`);
      expect(VideoDetails.safeParse(video).error).toBeUndefined();
      expect([video.status, video.name]).toEqual([status, status]);
    }
    for (const { id, status } of tasks) {
      const task = await gcore(`/ai/tasks/${id}`);
      expect(TaskWithResult.safeParse(task).error).toBeUndefined();
      expect(task.status).toBe(status);
    }
    await tenant.advance(7_200);
    const later = await Promise.all(videos.map(({ id }) => gcore(`/videos/${id}`)));
    expect(later.map(({ status }) => status)).toEqual(['ready', 'ready', 'ready', 'ready', 'error']);
    const ended = await Promise.all(ids.map((id) => gcore(`/ai/tasks/${id}`)));
    expect(ended.map(({ status }) => status)).toEqual([
      'SUCCESS',
      'SUCCESS',
      'SUCCESS',
      'SUCCESS',
      'SUCCESS',
      'FAILURE',
      'REVOKED',
    ]);
  });

  it('have the results, subtitles and reasons that the seed states', async () => {
    const id = (at: number) => `00000000-0000-4000-8000-00000000000${at}`;
    await plant({
      heard: [{ url, text: 'My invoice is overdue.' }],
      'gcore-ai': {
        videos: [
          {
            id: 7,
            seconds: 90,
            subtitles: [
              { id: 70, language: 'eng', name: 'English', content: '1\n00:00:01,000 --> 00:00:02,000\nHello\n' },
              { language: 'ger', cues: [{ start: 1, end: 2, text: 'Hallo' }] },
            ],
          },
          { id: 8, status: 'empty', error: 'origin-not-found' },
        ],
        tasks: [
          { id: id(1), url },
          { id: id(2), url, audio_language: 'ger', result: { cues: [{ start: 1, end: 2.5, text: 'Guten Tag' }] } },
          { id: id(3), url, status: 'FAILURE', result: { error: 'network-timeout' } },
          { id: id(4), url, task: 'content-moderation', category: 'nsfw' },
          {
            id: id(5),
            url,
            created: '2026-01-01T00:00:00Z',
            started: '2026-01-01T00:00:10Z',
            completed: '2026-01-01T00:01:10Z',
          },
        ],
      },
    });
    expect((await gcore('/videos/7')).duration).toBe(90_000);
    expect(await gcore('/videos/7/subtitles/70')).toMatchObject({
      name: 'English',
      vtt: expect.stringMatching(/^WEBVTT[\s\S]*Hello/),
    });
    expect(await gcore('/videos/7/subtitles')).toHaveLength(2);
    expect(await gcore('/videos/8')).toMatchObject({ status: 'empty', error: 'The requested origin was not found' });
    expect((await gcore(`/ai/tasks/${id(1)}`)).result.concatenated_text).toBe('My invoice is overdue.');
    expect((await gcore(`/ai/tasks/${id(2)}`)).result).toMatchObject({
      languages: ['ger'],
      subtitles: [{ start_time: '00:00:01.000', end_time: '00:00:02.500', text: 'Guten Tag' }],
    });
    expect((await gcore(`/ai/tasks/${id(3)}`)).result.error).toBe('Network timeout occurred');
    expect((await gcore(`/ai/tasks/${id(4)}`)).result).toMatchObject({ nsfw_detected: false });
    expect((await gcore(`/ai/tasks/${id(5)}`)).processing_time).toMatchObject({ total_time_sec: 60 });
  });
});

describe('a seed of a world', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'seed-'));
    writeFileSync(join(folder, 'en.srt'), '1\n00:00:01,000 --> 00:00:02,000\n<i>From</i> a file\n');
    writeFileSync(
      join(folder, 'world.yaml'),
      `
gcore-ai: {videos: [{id: 1, name: for all}]}
tenants:
  anna:
    credentials: [anna-real-key]
    faults: ['reset; times=1']
    gcore-ai:
      videos: [{id: 2, name: for anna, subtitles: [{language: eng, file: en.srt}]}]
`,
    );
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('plants state in tenants when they open, and again when they are reset', async () => {
    const other = await startWorld();
    try {
      await seedWorldFrom(other.world, join(folder, 'world.yaml'));
      expect(other.world.tenantNames).toContain('anna');
      const names = async (key: string) => {
        const answer = await fetch(`${other.providers['gcore-ai']?.baseUrl}/streaming/videos`, {
          headers: { Authorization: `APIKey ${key}` },
        }).catch(() => null);
        const body = (await answer?.json()) as { name: string }[] | undefined;
        return body?.map(({ name }) => name).sort() ?? 'reset';
      };
      expect(await names('anna-real-key')).toBe('reset');
      expect(await names('anna-real-key')).toEqual(['for all', 'for anna']);
      expect(await names('mock_anna')).toEqual(['for all', 'for anna']);
      expect(await names('mock_bert')).toEqual(['for all']);
      other.world.tenant('anna').reset();
      expect(await names('mock_anna')).toBe('reset');
      expect(await names('mock_anna')).toEqual(['for all', 'for anna']);
    } finally {
      await other.close();
    }
  });

  it.each<[string, string, RegExp]>([
    [
      'a fault of nothing',
      'faults: [{match: {operation: translateSubtitle}, effect: {type: reset}}]',
      /faults\[0\]: .*operation.*translateSubtitle/,
    ],
    ['a fault as text', 'faults: [rate-limitd]', /faults\[0\]: .* Did you mean rate-limited\? Known: rate-limited, /],
    ['a fault as number', 'faults: [3]', /faults\[0\]: expected a text or an object, got 3/],
    ['a wrong member of a fault', 'faults: [{effect: {type: reset}, time: 1}]', /faults\[0\]\.time: .*"times"/],
    [
      'a missing file',
      'tenants: {b: {gcore-ai: {videos: [{subtitles: [{file: no.srt}]}]}}}',
      /tenants\.b\.gcore-ai\.videos\[0\]\.subtitles\[0\]\.file: .*ENOENT/,
    ],
    [
      'a key of two',
      'tenants: {a: {credentials: [k]}, b: {credentials: [k]}}',
      /tenants\.b\.credentials: expected keys of its own, got one of a/,
    ],
    [
      'a state',
      'cloudflare-stream: {videos: [{state: redy}]}',
      /videos\[0\]\.state: expected "pendingupload" or .*, got the text "redy"/,
    ],
    [
      'an error of a ready video',
      'cloudflare-stream: {videos: [{error: ERR_UNKNOWN}]}',
      /videos\[0\]\.error: expected the state error, got ready/,
    ],
    [
      'a track without text',
      'cloudflare-stream: {videos: [{captions: [{language: en}]}]}',
      /captions\[0\]: expected content, file or cues/,
    ],
    [
      'a tag',
      'cloudflare-stream: {videos: [{captions: [{language: english_, content: x}]}]}',
      /captions\[0\]\.language: expected a BCP 47 tag/,
    ],
    [
      'a code of another provider',
      'gcore-ai: {tasks: [{url: "https://a/b", audio_language: en}]}',
      /audio_language: expected an ISO 639-2 code/,
    ],
    [
      'a result of an open task',
      'gcore-ai: {tasks: [{url: "https://a/b", status: STARTED, result: {content: x}}]}',
      /tasks\[0\]\.result: expected a text for the status SUCCESS/,
    ],
  ])('is refused with %s', async (_name, text, expected) => {
    writeFileSync(join(folder, 'wrong.yaml'), text);
    await expect(seedWorldFrom(running.world, join(folder, 'wrong.yaml'))).rejects.toThrow(expected);
  });

  it('gives the same bytes for the same seed', async () => {
    const seed: TenantSeed = {
      'cloudflare-stream': { videos: [{}, { state: 'queued' }] },
      'gcore-ai': { videos: [{}], tasks: [{ url: 'https://cdn.example/a.mp4' }] },
    };
    const all = async () => {
      tenant.reset();
      await plant(seed);
      return [await stream(''), await gcore('/videos'), await gcore('/ai/tasks')];
    };
    expect(await all()).toEqual(await all());
  });
});
