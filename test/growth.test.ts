// Covers: ../mocks/kernel/world/shown-state.ts

// Requests about one row, or a page of rows, do not read the others. bench/growth.mjs measures the same as time.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addVideo as addStreamVideo } from '../mocks/cloudflare/stream/life/add-video.ts';
import { setTrack } from '../mocks/cloudflare/stream/model/videos.ts';
import { stateView } from '../mocks/control/state-view.ts';
import { addVideo as addGcoreVideo } from '../mocks/gcore-ai/life/video-store.ts';
import { addSubtitle } from '../mocks/gcore-ai/model/subtitle-store.ts';
import { startWorld } from '../mocks/start.ts';

const TRACK = { language: 'en', generated: false, status: 'ready', content: '', job: 0 } as const;
const ROWS = 400;
/** Members of other rows that a request may read: a few steps of a search. */
const FEW = 40;

let world: Awaited<ReturnType<typeof startWorld>>;
let reads = 0;

beforeAll(async () => {
  world = await startWorld({ ports: 'none', settings: { clock: 'manual' } });
});
afterAll(() => world.close());

/** Counts how often a member of a row is read from now on. */
function watch<Row extends object>(row: Row, member: keyof Row): Row {
  const value = row[member];
  Object.defineProperty(row, member, {
    enumerable: true,
    get: () => {
      reads += 1;
      return value;
    },
  });
  return row;
}

async function readsOf(provider: 'cloudflare-stream' | 'gcore-ai', method: string, path: string, body?: unknown) {
  const running = world.providers[provider];
  if (running === undefined) throw new Error(`${provider} does not run`);
  const { baseUrl, credentials } = running;
  const base = provider === 'gcore-ai' ? baseUrl : `${baseUrl}/accounts/${credentials.accountId}`;
  const authorization = provider === 'gcore-ai' ? `APIKey ${credentials.apiKey}` : `Bearer ${credentials.apiToken}`;
  reads = 0;
  const answer = await world.fetch(`${base}${path}`, {
    method,
    headers: { authorization, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  expect(answer.status, await answer.clone().text()).toBeLessThan(300);
  return reads;
}

describe('Cloudflare Stream with many videos', () => {
  it('reads only the videos of a page, and none to copy another one', async () => {
    const tenant = world.world.tenant('demo');
    for (let at = 0; at < ROWS; at += 1) watch(addStreamVideo(tenant, { state: 'ready' }), 'state');
    await readsOf('cloudflare-stream', 'GET', '/stream?limit=2');
    for (const query of ['limit=2', 'limit=2&asc=true&include_counts=true']) {
      expect(await readsOf('cloudflare-stream', 'GET', `/stream?${query}`)).toBeLessThan(FEW);
    }
    expect(
      await readsOf('cloudflare-stream', 'POST', '/stream/copy', { url: 'https://films.example/a.mp4' }),
    ).toBeLessThan(FEW);
  });
});

describe('the state view', () => {
  it('reads only the resources that it shows, and counts all', async () => {
    const tenant = world.world.tenant('shown');
    for (let at = 0; at < 1_000; at += 1) {
      const video = watch(addStreamVideo(tenant, { state: 'ready' }), 'state');
      if (at % 2 === 0) setTrack(tenant, video, 'en', TRACK);
      const { id } = watch(addGcoreVideo(tenant, { name: 'x' }, null), 'slug');
      addSubtitle(tenant, { video: id, name: 'x', language: 'eng', vtt: '' });
    }
    const shown = await world.world.shownStates();
    reads = 0;
    const { resources } = stateView(tenant, shown);
    expect(reads).toBeLessThan(500);
    expect(Object.values(resources).map(({ total, items }) => [total, items.length])).toEqual(
      expect.arrayContaining([
        [1_500, 200],
        [2_000, 200],
      ]),
    );
    expect(resources['cloudflare-stream']?.items.at(-1)).toMatchObject({ kind: 'video', state: 'ready' });
    expect(resources['gcore-ai']?.items.at(-1)).toMatchObject({ kind: 'track', parent: expect.any(String) });
  });
});

describe('Gcore with many videos', () => {
  it('reads only the videos that it answers, and their subtitles', async () => {
    const tenant = world.world.tenant('demo');
    const videos = Array.from({ length: ROWS }, () => watch(addGcoreVideo(tenant, { name: 'x' }, null), 'id'));
    const { id } = videos[ROWS >> 1] ?? { id: 0 };
    for (let at = 0; at < ROWS; at += 1) {
      watch(addSubtitle(tenant, { video: videos[at]?.id ?? 0, name: 'x', language: 'eng', vtt: '' }), 'video');
    }
    await readsOf('gcore-ai', 'GET', `/streaming/videos/${id}/subtitles`);
    for (const path of ['', '?page=3&per_page=2', `/${id}`, `/${id}/subtitles`, `/names?ids=${id}`]) {
      expect(await readsOf('gcore-ai', 'GET', `/streaming/videos${path}`), path).toBeLessThan(ROWS / 4);
    }
    expect(await readsOf('gcore-ai', 'DELETE', `/streaming/videos/${id}`)).toBeLessThan(FEW);
  });
});
