// Covers: gateway/account-gates.ts, stream/model/stamp.ts, stream/routes/account.ts

import { createReadStream, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Cloudflare, { toFile } from 'cloudflare';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type User, useCloudflare, vtt } from '../../test/support/cloudflare-bench.ts';

// The vendor's own npm client, unmodified but for its base URL and key.
const { user, baseUrl } = useCloudflare();
const clip = readFileSync(new URL('../../fixtures/media/hello-captions.mp4', import.meta.url));
const TURKISH = vtt('Merhaba dünya');
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sdk-test-'));
  writeFileSync(join(folder, 'tr.vtt'), TURKISH);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Sdk {
  readonly one: User;
  readonly client: Cloudflare;
  readonly uid: string;
  /** What every call on a track takes. */
  readonly at: { account_id: string; identifier: string };
}
async function open(options: ConstructorParameters<typeof Cloudflare>[0] = {}): Promise<Sdk> {
  const one = user();
  const uid = await one.video();
  const client = new Cloudflare({ apiToken: one.token, baseURL: baseUrl(), maxRetries: 0, ...options });
  return { one, client, uid, at: { account_id: one.account, identifier: uid } };
}
const failure = async (promise: Promise<unknown>): Promise<InstanceType<typeof Cloudflare.APIError>> => {
  const error = await promise.then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(Cloudflare.APIError);
  return error as InstanceType<typeof Cloudflare.APIError>;
};

describe('captions', () => {
  it.each<[string, () => string | Promise<unknown>]>([
    ['a string', () => TURKISH],
    ['a stream', async () => createReadStream(join(folder, 'tr.vtt'))],
    ['toFile', () => toFile(Buffer.from(TURKISH), 'x.vtt', { type: 'text/vtt' })],
  ])('%s is uploaded, got, listed, read as text and deleted', async (what, file) => {
    const { client, at } = await open();
    const { language } = client.stream.captions;
    const caption = { language: 'tr', label: 'Türkçe', generated: false, status: 'ready' };
    expect(await language.update('tr', { ...at, file: (await file()) as string })).toEqual(caption);
    expect(await language.get('tr', at)).toEqual(caption);
    const listed: unknown[] = [];
    for await (const one of client.stream.captions.get(at.identifier, { account_id: at.account_id })) listed.push(one);
    expect(listed).toEqual([caption]);
    const text = await language.vtt.get('tr', at);
    expect(text).toBe(what === 'a string' ? TURKISH.replaceAll('\n', '\r\n') : TURKISH);
    expect(await language.delete('tr', at)).toBe('');
  });

  it('a Buffer becomes a part for every byte: 10004', async () => {
    const { client, at } = await open();
    const error = await failure(
      client.stream.captions.language.update('tr', { ...at, file: Buffer.from(TURKISH) as never }),
    );
    expect(error).toBeInstanceOf(Cloudflare.BadRequestError);
    expect(error.errors[0]?.code).toBe(10004);
  });

  it('generates', async () => {
    const { one, client, at } = await open();
    const { language } = client.stream.captions;
    expect(await language.create('en', at)).toMatchObject({ status: 'inprogress', generated: true });
    await one.tenant.advance(10);
    expect(await language.get('en', at)).toMatchObject({ status: 'ready', label: 'English (auto-generated)' });
    expect(await language.vtt.get('en', at)).toMatch(/^WEBVTT\n\n1\n00:00:/);
  });

  it('withResponse and asResponse give the raw answer', async () => {
    const { client, at } = await open();
    await client.stream.captions.language.update('tr', { ...at, file: TURKISH });
    const { data, response } = await client.stream.captions.language.get('tr', at).withResponse();
    expect([data.label, response.status, response.headers.get('server')]).toEqual(['Türkçe', 200, 'cloudflare']);
    const raw = await client.stream.captions.language.vtt.get('tr', at).asResponse();
    expect([raw.headers.get('content-type'), await raw.text()]).toEqual(['text/vtt', TURKISH.replaceAll('\n', '\r\n')]);
  });
});

describe('errors arrive as the classes of the SDK', () => {
  it('with the codes of the envelope', async () => {
    const { one, client, at } = await open();
    const { language } = client.stream.captions;
    const foreign = { ...at, account_id: 'f'.repeat(32) };
    const unknown = (await open({ apiToken: 'unknown' })).client;
    const reader = (await open({ apiToken: `${one.token}.read` })).client;
    const cases = [
      [() => language.get('tr', at), Cloudflare.NotFoundError, 10003],
      [() => language.create('tr', at), Cloudflare.BadRequestError, 19903],
      [() => language.update('t', { ...at, file: TURKISH }), Cloudflare.BadRequestError, 10005],
      [() => language.update('tr', { ...at, file: '@/tmp/tr.vtt' }), Cloudflare.BadRequestError, 10005],
      [() => language.get('tr', foreign), Cloudflare.PermissionDeniedError, 10000],
      [() => unknown.stream.captions.language.get('tr', at), Cloudflare.AuthenticationError, 10000],
      [() => reader.stream.captions.language.delete('tr', at), Cloudflare.APIError, 10405],
    ] as const;
    for (const [call, type, code] of cases) {
      const error = await failure(call());
      expect(error).toBeInstanceOf(type);
      expect(error.errors[0]?.code).toBe(code);
    }
    await language.create('en', at);
    expect(await failure(language.create('en', at))).toBeInstanceOf(Cloudflare.ConflictError);
  });

  it('a rate limit too, and a 500 without a body', async () => {
    const { one, client, at } = await open();
    expect(await failure(client.get(`/accounts/${at.account_id}/stream?limit=abc`))).toBeInstanceOf(
      Cloudflare.InternalServerError,
    );
    one.tenant.update({ limits: { 'cloudflare-stream': { requests: 0, seconds: 300 } } });
    const error = await failure(client.stream.get(at.identifier, at));
    expect(error).toBeInstanceOf(Cloudflare.RateLimitError);
    expect([error.errors[0]?.code, error.headers?.get('retry-after')]).toEqual([971, '300']);
  });
});

describe('videos', () => {
  it('copy, get, edit, list, delete', async () => {
    const { one, client } = await open();
    const account = { account_id: one.account };
    const copied = await client.stream.copy.create({
      ...account,
      url: 'https://films.example/b.mp4',
      meta: { name: 'B' },
      'Upload-Creator': 'anna',
    });
    expect(copied.status?.state).toBe('downloading');
    await one.tenant.advance(10);
    const video = await client.stream.get(copied.uid ?? '', account);
    expect([video.status?.state, video.duration, video.creator]).toEqual(['ready', 60, 'anna']);
    expect((await client.stream.edit(copied.uid ?? '', { ...account, creator: 'ben' })).creator).toBe('ben');
    const uids: (string | undefined)[] = [];
    for await (const { uid } of client.stream.list({
      ...account,
      creator: 'ben',
      include_counts: true,
      status: 'ready',
    }))
      uids.push(uid);
    expect(uids).toEqual([copied.uid]);
    await client.stream.delete(copied.uid ?? '', account);
    expect(await failure(client.stream.get(copied.uid ?? '', account))).toBeInstanceOf(Cloudflare.NotFoundError);
  });

  it('resumable upload', async () => {
    const { one, client } = await open();
    const { data, response } = await client.stream
      .create({
        account_id: one.account,
        direct_user: true,
        'Tus-Resumable': '1.0.0',
        'Upload-Length': clip.length,
        'Upload-Creator': 'anna',
        'Upload-Metadata': 'name aGVsbG8gd29ybGQ=, requiresignedurls, allowedorigins ZXhhbXBsZS5jb20sdGVzdC5jb20=',
      })
      .withResponse();
    expect([data, response.status]).toEqual(['', 201]);
    const headers = {
      'Tus-Resumable': '1.0.0',
      'Upload-Offset': '0',
      'Content-Type': 'application/offset+octet-stream',
    };
    const sent = await fetch(response.headers.get('location') ?? '', { method: 'PATCH', headers, body: clip });
    expect(sent.status).toBe(204);
    await one.tenant.advance(10);
    const uid = response.headers.get('stream-media-id') ?? '';
    expect(await client.stream.get(uid, { account_id: one.account })).toMatchObject({
      status: { state: 'ready' },
      meta: { name: 'hello world' },
      creator: 'anna',
      requireSignedURLs: true,
      allowedOrigins: ['example.com', 'test.com'],
    });
  });

  it('direct upload', async () => {
    const { one, client } = await open();
    const account = { account_id: one.account };
    const { uploadURL = '', uid = '' } = await client.stream.directUpload.create({
      ...account,
      maxDurationSeconds: 60,
    });
    const body = new FormData();
    body.set('file', new Blob([clip]), 'film.mp4');
    expect((await fetch(uploadURL, { method: 'POST', body })).status).toBe(200);
    await one.tenant.advance(10);
    expect((await client.stream.get(uid, account)).readyToStream).toBe(true);
  });

  it('webhook', async () => {
    const { one, client } = await open();
    const account = { account_id: one.account };
    const made = await client.stream.webhooks.update({ ...account, notification_url: 'https://hooks.example/x' });
    expect(await client.stream.webhooks.get(account)).toEqual(made);
    expect(await client.stream.webhooks.delete(account)).toBe('ok');
  });
});

describe('accounts and tokens', () => {
  it('a token is verified, for the user and for the account', async () => {
    const { one, client } = await open();
    const token = await client.user.tokens.verify();
    expect(token).toEqual({ id: expect.stringMatching(/^[0-9a-f]{32}$/), status: 'active' });
    expect(await client.accounts.tokens.verify({ account_id: one.account })).toEqual(token);
  });

  it('an unknown token, and a key, are refused by their own codes', async () => {
    const { client } = await open({ apiToken: 'a'.repeat(40) });
    const unknown = await failure(client.user.tokens.verify());
    expect([unknown.status, unknown.errors[0]]).toEqual([401, { code: 1000, message: 'Invalid API Token' }]);
    const key = await open({ apiToken: null, apiEmail: 'a@example.com', apiKey: 'b'.repeat(37) });
    const missing = await failure(key.client.user.tokens.verify());
    expect(missing.errors[0]).toEqual({ code: 1001, message: 'Missing "Authorization" header' });
  });

  it('a token of an account is verified at the account only, by the switch', async () => {
    const { one, client } = await open();
    one.tenant.update({ switches: { 'cloudflare-stream.tokenOwner': 'account' } });
    expect((await failure(client.user.tokens.verify())).status).toBe(401);
    expect((await client.accounts.tokens.verify({ account_id: one.account }))?.status).toBe('active');
  });

  it('the account of the token is listed, and none for a token without a grant', async () => {
    const { one, client } = await open();
    const listed: string[] = [];
    for await (const { id, name } of client.accounts.list()) listed.push(`${id} ${name}`);
    expect(listed).toEqual([`${one.account} ${one.tenant.name}`]);
    const narrow = new Cloudflare({ apiToken: `${one.token}.none`, baseURL: baseUrl(), maxRetries: 0 });
    expect((await narrow.accounts.list()).result).toEqual([]);
  });
});

describe('Workers AI', () => {
  it('runs a model by its encoded path', async () => {
    const { one, client } = await open();
    const audio = [...clip];
    const result = await client.ai.run('@cf/openai/whisper', { account_id: one.account, audio } as never);
    expect(result).toMatchObject({ text: expect.stringContaining('Hello world.') });
    const turbo = await client.ai.run('@cf/openai/whisper-large-v3-turbo', {
      account_id: one.account,
      audio: clip.toString('base64'),
    } as never);
    expect(turbo).toMatchObject({ transcription_info: { language: 'en' } });
  });
});

it('e-mail and key open the account too', async () => {
  const { one, uid } = await open();
  const client = new Cloudflare({
    apiToken: null,
    apiEmail: 'a@example.com',
    apiKey: one.token,
    baseURL: baseUrl(),
    maxRetries: 0,
  });
  expect((await client.stream.get(uid, { account_id: one.account })).uid).toBe(uid);
});
