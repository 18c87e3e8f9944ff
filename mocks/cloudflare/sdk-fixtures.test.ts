// Covers: ../kernel/http/exchange.ts, ../kernel/world/world.ts, stream/life/sdk-fixtures.ts

import { setTimeout as later } from 'node:timers/promises';
import Cloudflare from 'cloudflare';
import { describe, expect, it } from 'vitest';
import { read, useCloudflare } from '../../test/support/cloudflare-bench.ts';
import { profileSwitches } from '../kernel/world/settings.ts';

// What the vendor's own suites send (cloudflare-typescript 3 to 7, -python and -go, api-resources/stream and ai): the same
// account, video and language in every test, any order, nothing ever reset.
const { baseUrl, user, running } = useCloudflare({
  settings: { clock: 'real', switches: profileSwitches('sdk-fixtures') },
});
const ACCOUNT = '023e105f4ecef8ad9ca31a8372d0c353';
const VIDEO = 'ea95132c15732412d22c1476fa83f27a';
const KEY = '144c9defac04969c7bfad8efaa8ea194';
const FILE = '@/Users/kyle/Desktop/tr.vtt';
const HEADERS = { 'X-Auth-Email': 'user@example.com', 'X-Auth-Key': KEY };
const at = { account_id: ACCOUNT, identifier: VIDEO };

describe.each([
  ['under the prefix', () => baseUrl()],
  ['at the root', () => baseUrl().replace('/client/v4', '')],
])('cloudflare-typescript, base URL %s', (_where, url) => {
  const client = () => new Cloudflare({ apiKey: KEY, apiEmail: 'user@example.com', baseURL: url() });

  it('every call succeeds, in any order, repeatedly', async () => {
    const { captions } = client().stream;
    const { language } = captions;
    for (let round = 0; round < 3; round += 1) {
      expect(await language.create('tr', at)).toMatchObject({ language: 'tr', generated: true });
      expect(await language.delete('tr', at)).toBe('');
      expect(await language.get('tr', at)).toEqual({
        language: 'tr',
        label: 'Türkçe (auto-generated)',
        generated: true,
        status: 'ready',
      });
      expect(await language.update('tr', { ...at, file: FILE })).toMatchObject({ language: 'tr', status: 'ready' });
      expect(await language.vtt.get('tr', at)).toMatch(/^WEBVTT/);
      const listed: unknown[] = [];
      for await (const one of captions.get(VIDEO, { account_id: ACCOUNT })) listed.push(one);
      expect(listed.length).toBeGreaterThan(0);
    }
  });

  it('raw responses are responses', async () => {
    const { language } = client().stream.captions;
    expect(await language.create('tr', at).asResponse()).toBeInstanceOf(Response);
    const { data, response } = await language.delete('tr', at).withResponse();
    expect([data, response.status]).toEqual(['', 200]);
  });
});

/** What the suites send beside captions: nothing but the account, or every field, with times long past. */
const PAST = '2014-01-02T02:20:00Z';
const described = {
  allowedOrigins: ['example.com'],
  creator: 'creator-id_abcde12345',
  meta: { name: 'video12345.mp4' },
  requireSignedURLs: true,
  scheduledDeletion: PAST,
  thumbnailTimestampPct: 0.529241,
};
const upload = { ...described, watermark: { uid: VIDEO }, 'Upload-Creator': 'creator-id_abcde12345' };
const account = { account_id: ACCOUNT };
const TUS = { 'Tus-Resumable': '1.0.0', 'Upload-Length': 0 } as const;
const source = 'https://example.com/myvideo.mp4';
const others: readonly (readonly [string, (client: Cloudflare) => PromiseLike<unknown>])[] = [
  ['copy from nowhere', ({ stream }) => stream.copy.create(account)],
  [
    'copy',
    ({ stream }) => stream.copy.create({ ...account, ...upload, input: source, url: source, name: 'myvideo.mp4' }),
  ],
  ['direct upload', ({ stream }) => stream.directUpload.create({ ...account, maxDurationSeconds: 1 })],
  [
    'direct upload that has expired',
    ({ stream }) =>
      stream.directUpload.create({ ...account, ...upload, maxDurationSeconds: 1, expiry: '2021-01-02T02:20:00Z' }),
  ],
  ['create with the fewest fields', ({ stream }) => stream.create({ ...account, ...TUS })],
  [
    'create with every field',
    ({ stream }) =>
      stream.create({
        ...account,
        ...TUS,
        direct_user: true,
        'Upload-Creator': 'creator-id_abcde12345',
        'Upload-Metadata': 'name aGVsbG8gd29ybGQ=, requiresignedurls, allowedorigins ZXhhbXBsZS5jb20sdGVzdC5jb20=',
      }),
  ],
  ['set the webhook to nowhere', ({ stream }) => stream.webhooks.update(account)],
  ['set the webhook', ({ stream }) => stream.webhooks.update({ ...account, notificationUrl: 'https://example.com' })],
  ['get the webhook', ({ stream }) => stream.webhooks.get(account)],
  ['delete the webhook', ({ stream }) => stream.webhooks.delete(account)],
  [
    'list',
    ({ stream }) =>
      stream.list({
        ...account,
        asc: true,
        creator: 'creator-id_abcde12345',
        end: PAST,
        include_counts: true,
        search: 'puppy.mp4',
        start: PAST,
        status: 'pendingupload',
        type: 'live',
        video_name: 'puppy.mp4',
      }),
  ],
  ['edit nothing', ({ stream }) => stream.edit(VIDEO, account)],
  [
    'edit everything',
    ({ stream }) => stream.edit(VIDEO, { ...account, ...described, maxDurationSeconds: 1, uploadExpiry: PAST }),
  ],
  ['get', ({ stream }) => stream.get(VIDEO, account)],
  ['delete', ({ stream }) => stream.delete(VIDEO, account)],
  ['run a model on text', ({ ai }) => ai.run('model_name', { ...account, text: 'x' })],
];

describe('the suites beside captions', () => {
  const client = () => new Cloudflare({ apiKey: KEY, apiEmail: 'user@example.com', baseURL: baseUrl(), maxRetries: 0 });

  it('every call succeeds, in any order, repeatedly', async () => {
    for (const [name, call] of [...others, ...others, ...[...others].reverse()]) {
      await expect(Promise.resolve(call(client())), name).resolves.not.toBeUndefined();
    }
  });

  it('the video that another suite deletes during an upload is restored for it', async () => {
    const bytes = new TextEncoder();
    const head = '--x\r\nContent-Disposition: form-data; name="file"\r\n\r\n';
    const body = new ReadableStream({
      async start(sink) {
        sink.enqueue(bytes.encode(head));
        await later(100);
        await client().stream.delete(VIDEO, account);
        sink.enqueue(bytes.encode(`${FILE}\r\n--x--\r\n`));
        sink.close();
      },
    });
    const { status } = await fetch(`${baseUrl()}/accounts/${ACCOUNT}/stream/${VIDEO}/captions/tr`, {
      method: 'PUT',
      headers: { ...HEADERS, 'Content-Type': 'multipart/form-data; boundary=x' },
      body,
      duplex: 'half',
    } as RequestInit);
    expect(status).toBe(200);
  });

  it('the rate limit never refuses by default', async () => {
    running().world.tenant('samples').window('cloudflare-stream').used = 1200;
    expect(await client().stream.get(VIDEO, account)).toMatchObject({ uid: VIDEO });
    const limited = user({ limits: { 'cloudflare-stream': { requests: 1, seconds: 300 } } });
    const statuses = [await limited.send('GET', '/stream'), await limited.send('GET', '/stream')];
    expect(statuses.map(({ status }) => status)).toEqual([200, 429]);
  });

  it('an unknown path is a 404', async () => {
    await expect(client().get('/_stainless_unknown_path')).rejects.toBeInstanceOf(Cloudflare.NotFoundError);
  });

  it('accounts that the suites do not name stay strict', async () => {
    const { account: account_id, token: apiToken } = user();
    const own = new Cloudflare({ apiToken, baseURL: baseUrl(), maxRetries: 0 });
    const refused = [
      own.stream.copy.create({ account_id }),
      own.stream.copy.create({ account_id, input: source, scheduledDeletion: PAST }),
      own.stream.directUpload.create({ account_id, maxDurationSeconds: 1, scheduledDeletion: PAST }),
      own.stream.edit(VIDEO, { account_id, scheduledDeletion: PAST }),
      own.stream.webhooks.update({ account_id }),
    ];
    for (const one of refused) await expect(one).rejects.toBeInstanceOf(Cloudflare.BadRequestError);
    await expect(own.stream.webhooks.get({ account_id })).rejects.toBeInstanceOf(Cloudflare.NotFoundError);
    await expect(own.ai.run('no-model', { account_id, text: 'x' })).rejects.toBeInstanceOf(Cloudflare.NotFoundError);
  });
});

describe('cloudflare-python, requests as captured', () => {
  const path = `/accounts/${ACCOUNT}/stream/${VIDEO}/captions`;
  const send = async (method: string, rest: string, headers: Record<string, string>, body?: FormData) =>
    read(
      await fetch(`${baseUrl()}${path}${rest}`, {
        method,
        headers: { ...HEADERS, ...headers },
        ...(body ? { body } : {}),
      }),
    );
  const json = { 'Content-Type': 'application/json', Accept: 'application/json' };

  it('body-less calls with a JSON content type', async () => {
    for (let round = 0; round < 2; round += 1) {
      expect((await send('GET', '', json)).body.result.length).toBeGreaterThan(0);
      expect((await send('GET', '/tr', json)).body.result.language).toBe('tr');
      expect((await send('DELETE', '/tr', json)).body.result).toBe('');
      expect((await send('POST', '/tr/generate', { ...json, 'Content-Length': '0' })).status).toBe(200);
      expect((await send('GET', '/tr/vtt', { ...json, Accept: 'text/vtt' })).text).toMatch(/^WEBVTT/);
    }
  });

  it('resumable uploads, with an empty JSON body or without', async () => {
    const create = (headers: Record<string, string>, body?: string) =>
      fetch(`${baseUrl()}/accounts/${ACCOUNT}/stream`, {
        method: 'POST',
        headers: { ...HEADERS, ...json, Accept: '*/*', 'Tus-Resumable': '1.0.0', 'Upload-Length': '0', ...headers },
        ...(body === undefined ? {} : { body }),
      });
    const more = {
      'Upload-Creator': 'creator-id_abcde12345',
      'Upload-Metadata': 'name aGVsbG8gd29ybGQ=, requiresignedurls, allowedorigins ZXhhbXBsZS5jb20sdGVzdC5jb20=',
    };
    for (const answer of [await create({}, '{}'), await create(more), await create(more, '{}')]) {
      expect([answer.status, await answer.text(), answer.headers.get('stream-media-id')]).toEqual([
        201,
        '',
        expect.stringMatching(/^[0-9a-f]{32}$/),
      ]);
    }
  });

  it('the file as a string', async () => {
    const body = new FormData();
    body.set('file', FILE);
    expect((await send('PUT', '/tr', {}, body)).status).toBe(200);
  });
});

it('other videos stay strict', async () => {
  const client = new Cloudflare({ apiKey: KEY, apiEmail: 'user@example.com', baseURL: baseUrl(), maxRetries: 0 });
  const { uid: identifier = '' } = await client.stream.copy.create({
    account_id: ACCOUNT,
    url: 'https://films.example/a',
  });
  const other = { account_id: ACCOUNT, identifier };
  await expect(client.stream.captions.language.get('tr', other)).rejects.toBeInstanceOf(Cloudflare.NotFoundError);
  await expect(client.stream.captions.language.update('tr', { ...other, file: FILE })).rejects.toBeInstanceOf(
    Cloudflare.BadRequestError,
  );
});
