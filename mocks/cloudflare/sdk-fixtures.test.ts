import Cloudflare from 'cloudflare';
import { describe, expect, it } from 'vitest';
import { profileSwitches } from '../world/settings.ts';
import { read, useCloudflare } from './test-support/bench.ts';

// What the vendor's own suites send (cloudflare-typescript and -python, api-resources/stream/captions): the same account,
// video and language in every test, any order, nothing ever reset.
const { baseUrl } = useCloudflare({ settings: { clock: 'real', switches: profileSwitches('sdk-fixtures') } });
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

  it('every call succeeds, in any order, again and again', async () => {
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
