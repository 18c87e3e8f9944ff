// Pages of other sites against the origin, the control API and the mock of Cloudflare Stream, in a real browser.
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect } from 'vitest';
import { type RunningWorld, startWorld } from '../mocks/start.ts';
import { ended, type TestOrigin, upload, useOrigin } from '../src/origin/test-support/start.ts';
import { useBrowser } from './support/browser.ts';
import { itInBrowser as it } from './support/page-check.ts';
import { helloVideo } from './support/pipeline-mocks.ts';

const browser = useBrowser(['--host-resolver-rules=MAP evil.example 127.0.0.1']);

let pages: Server;
let pagesPort = 0;
let world: RunningWorld;
let at: TestOrigin;
let videoId = '';
let uploadUrl = '';
let before: unknown;

/** An origin that the user named. */
const friend = () => `http://friend.localhost:${pagesPort}`;
const portOf = (url: string) => new URL(url).port;
const stream = () => world.providers['cloudflare-stream'] ?? { baseUrl: '', credentials: {} };

/** All that a page could have changed. */
async function everything() {
  const { videos } = (await (await fetch(`${at.origin.url}/videos`)).json()) as {
    videos: { tracks: { vtt: string }[] }[];
  };
  const tracks = videos.flatMap((video) => video.tracks.map(({ vtt }) => vtt));
  const texts = await Promise.all(tracks.map(async (path) => (await fetch(`${at.origin.url}${path}`)).text()));
  const { baseUrl, credentials } = stream();
  const kept = await fetch(`${baseUrl}/accounts/${credentials.accountId}/stream`, {
    headers: { Authorization: `Bearer ${credentials.apiToken}` },
  });
  return {
    videos,
    texts,
    tenants: world.world.tenantNames.filter((name) => name !== 'lobby'),
    stream: (await kept.json()) as object,
  };
}

beforeAll(async () => {
  pages = createServer((_request, response) => {
    response.writeHead(200, { 'Content-Type': 'text/html' }).end('<!doctype html><title>a page</title><body>');
  });
  await new Promise<void>((ready) => pages.listen(0, '127.0.0.1', ready));
  pagesPort = (pages.address() as AddressInfo).port;
  world = await startWorld({ settings: { clock: 'manual' }, corsOrigins: [friend()] });
  at = await useOrigin({ corsOrigins: [friend()] });
  videoId = (await upload(at.origin.url, { to: 'es' })).id;
  await ended(at.origin.url, videoId);
  const { baseUrl, credentials } = stream();
  const made = await fetch(`${baseUrl}/accounts/${credentials.accountId}/stream/direct_upload`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${credentials.apiToken}` },
    body: '{"maxDurationSeconds":60}',
  });
  uploadUrl = ((await made.json()) as { result: { uploadURL: string } }).result.uploadURL;
}, 60_000);
afterAll(async () => {
  await at?.close();
  await world?.close();
  pages?.close();
});
beforeEach(async () => {
  before = await everything();
});

/** Sends from a page, and gives the status that it can read; `unread` where it can read none, or nothing came. */
const send = (page: Page, url: string, init: { method?: string; mode?: string; body?: string; json?: boolean } = {}) =>
  page.evaluate(
    async ([to, { json, ...rest }]) => {
      const headers: Record<string, string> = json ? { 'Content-Type': 'application/json' } : {};
      const answer = await fetch(to, { ...rest, headers } as RequestInit).catch(() => null);
      return answer === null || answer.type === 'opaque' ? 'unread' : answer.status;
    },
    [url, init] as const,
  );

/** Posts a form with a file to an address, as a page can without a script being able to read what comes. */
async function postForm(page: Page, action: string, field: string) {
  const video = readFileSync(helloVideo).toString('base64');
  await Promise.all([
    page.waitForNavigation(),
    page.evaluate(
      ([to, name, bytes]) => {
        // biome-ignore lint/suspicious/noExplicitAny: runs in the browser, whose types are not known here
        const { document, DataTransfer, File, atob } = globalThis as any;
        const form = document.createElement('form');
        Object.assign(form, { method: 'POST', enctype: 'multipart/form-data', action: to });
        const input = Object.assign(document.createElement('input'), { type: 'file', name });
        const files = new DataTransfer();
        const content = Uint8Array.from(atob(bytes), (letter: string) => letter.charCodeAt(0));
        files.items.add(new File([content], 'v.mp4', { type: 'video/mp4' }));
        input.files = files.files;
        form.append(input);
        document.body.append(form);
        form.submit();
      },
      [action, field, video] as const,
    ),
  ]);
}

const hosts = ['evil.example', '127.0.0.1', 'localhost'];

describe.each(hosts)('a page on another port of %s', (host) => {
  const open = async () => {
    const page = await browser.open();
    await page.goto(`http://${host}:${pagesPort}/`);
    return page;
  };

  it('reads nothing', async () => {
    const page = await open();
    for (const url of [
      `${at.origin.url}/videos`,
      `${at.origin.url}/videos/${videoId}/events`,
      `${world.control.url}/openapi.json`,
      `${world.control.url}/tenants/demo/journal`,
      `${stream().baseUrl}/accounts`,
    ]) {
      expect([url, await send(page, url)]).toEqual([url, 'unread']);
      expect([url, await send(page, url, { mode: 'no-cors' })]).toEqual([url, 'unread']);
    }
    const loaded = await page.evaluate(
      (urls) =>
        Promise.all(
          urls.map(
            (url) =>
              new Promise((done) => {
                // biome-ignore lint/suspicious/noExplicitAny: as above
                const { document, EventSource, WebSocket } = globalThis as any;
                const one = url.startsWith('ws') ? new WebSocket(url) : new EventSource(url);
                one.onopen = () => done(`${url} opened`);
                one.onerror = () => done(null);
                document.body.append(Object.assign(document.createElement('img'), { src: url.replace('ws', 'http') }));
                document.body.append(
                  Object.assign(document.createElement('script'), { src: url.replace('ws', 'http') }),
                );
              }),
          ),
        ),
      [
        `${at.origin.url}/videos/${videoId}/events`,
        `ws://127.0.0.1:${portOf(at.origin.url)}/videos`,
        `ws://127.0.0.1:${portOf(world.control.url)}/tenants/demo`,
        `ws://127.0.0.1:${portOf(stream().baseUrl)}/client/v4`,
      ],
    );
    expect(loaded).toEqual([null, null, null, null]);
    expect(await everything()).toEqual(before);
  });

  it('changes and spends nothing', async () => {
    const page = await open();
    const edit = { method: 'PATCH', body: '{"cue":0,"text":"x"}', json: true };
    for (const [url, init] of [
      [`${world.control.url}/tenants`, { method: 'POST', mode: 'no-cors', body: '{"name":"taken"}' }],
      [`${world.control.url}/tenants`, { method: 'POST', body: '{"name":"taken"}', json: true }],
      [`${world.control.url}/tenants/demo/reset`, { method: 'POST', mode: 'no-cors' }],
      [`${world.control.url}/tenants/demo`, { method: 'DELETE' }],
      [`${at.origin.url}/videos/${videoId}`, { method: 'DELETE' }],
      [`${at.origin.url}/videos/${videoId}/captions/es`, edit],
      [`${at.origin.url}/videos/${videoId}/retry?pay-again=true`, { method: 'POST', mode: 'no-cors' }],
      [uploadUrl, { method: 'POST', mode: 'no-cors', body: 'x' }],
    ] as const) {
      expect([url, await send(page, url, init)]).toEqual([url, 'unread']);
    }
    for (const [url, field] of [
      [`${at.origin.url}/videos?to=es`, 'video'],
      [uploadUrl, 'file'],
      [`${world.control.url}/tenants`, 'file'],
    ] as const) {
      await postForm(page, url, field);
      expect(await page.locator('body').textContent()).toMatch(/page|origin/i);
      await page.goto(`http://${host}:${pagesPort}/`);
    }
    expect(await everything()).toEqual(before);
  });
});

it('a name that resolves to this machine reaches nothing', async () => {
  const page = await browser.open();
  const servers = [at.origin.url, world.control.url, stream().baseUrl].map(
    (url) => `http://evil.example:${portOf(url)}`,
  );
  const [origin, control, mock] = servers;
  for (const server of servers) {
    const answer = await page.goto(`${server}/`);
    expect([server, answer?.status()]).toEqual([server, 403]);
    expect(await send(page, `${server}/videos`)).toBe(403);
  }
  await page.goto(`${origin}/`);
  expect(await send(page, `${origin}/videos/${videoId}`, { method: 'DELETE' })).toBe(403);
  expect(await send(page, `${origin}/videos/${videoId}/events`)).toBe(403);
  await page.goto(`${control}/`);
  expect(await send(page, `${control}/tenants`, { method: 'POST', body: '{"name":"taken"}' })).toBe(403);
  expect(await send(page, `${control}/health`)).toBe(200);
  await page.goto(`${mock}/`);
  expect(await send(page, `${mock}${new URL(uploadUrl).pathname}`, { method: 'POST', body: 'x' })).toBe(403);
  expect(await everything()).toEqual(before);
});

it('a page of a named origin reads and changes', async () => {
  const page = await browser.open();
  await page.goto(`${friend()}/`);
  expect(await send(page, `${at.origin.url}/videos`)).toBe(200);
  const edit = { method: 'PATCH', body: '{"cue":0,"text":"of a friend"}', json: true };
  expect(await send(page, `${at.origin.url}/videos/${videoId}/captions/es`, edit)).toBe(200);
  expect(
    await send(page, `${world.control.url}/tenants`, { method: 'POST', body: '{"name":"friend"}', json: true }),
  ).toBe(201);
  expect(await send(page, `${world.control.url}/tenants/friend`)).toBe(200);
  const { baseUrl, credentials } = stream();
  const listed = await page.evaluate(
    async ([url, token]) => {
      const answer = await fetch(url, { headers: { Authorization: `Bearer ${token}` } });
      return [answer.status, answer.headers.get('X-Harness-Request-Id') !== null];
    },
    [`${baseUrl}/accounts/${credentials.accountId}/stream`, credentials.apiToken ?? ''] as const,
  );
  expect(listed).toEqual([200, true]);
});
