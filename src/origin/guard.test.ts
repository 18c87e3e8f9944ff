// Covers: ../listener/token.ts, http/broken.ts, http/public.ts

import { afterEach, describe, expect, it } from 'vitest';
import { sendRaw } from '../../test/support/raw-http.ts';
import type { OriginOptions } from './index.ts';
import { ended, type TestOrigin, upload, useOrigin } from './test-support/start.ts';

let at: TestOrigin | undefined;
afterEach(async () => {
  await at?.close();
  at = undefined;
});
const start = async (options: Partial<OriginOptions> = {}) => {
  at = await useOrigin(options);
  return at.origin;
};
const asked = async (url: string, lines: readonly string[]) => {
  const { status, text } = await sendRaw(url, [`${lines.join('\r\n')}\r\nConnection: close\r\n\r\n`], {
    patienceMs: 15_000,
  });
  const [, code] = /"code":"([\w-]+)"/.exec(text) ?? [];
  return code === undefined ? `${status}` : `${status} ${code}`;
};

describe('the origin', () => {
  it.each([
    [['GET /videos HTTP/1.1', 'Host: localhost', 'Host: localhost'], '400 bad-request'],
    [['GET /videos HTTP/1.1', 'Host: a', 'Host: b'], '400 bad-request'],
    [['GET /videos HTTP/1.1', 'Host: x@localhost'], '400 bad-request'],
    [['GET /videos HTTP/1.1'], '400 bad-request'],
    [['GET /videos HTTP/1.0'], '200'],
    [['GET /videos HTTP/1.1', 'Host: localhost:1'], '200'],
    [['GET /videos HTTP/1.1', 'Host: evil.example'], '403 foreign-host'],
    [['GET / HTTP/1.1', 'Host: evil.example'], '403 foreign-host'],
    [['GET http://evil.example/videos HTTP/1.1', 'Host: localhost'], '403 foreign-host'],
    [['GET /videos HTTP/1.1', 'Host: evil.example', 'X-Forwarded-Host: localhost'], '403 foreign-host'],
    [['GET /health HTTP/1.1', 'Host: evil.example'], '200'],
    [['GET /health HTTP/1.1', 'Host: a', 'Host: b'], '400 bad-request'],
    [['DELETE /videos/x HTTP/1.1', 'Host: localhost'], '404 not-found'],
    [['DELETE /videos/x HTTP/1.1', 'Host: localhost', 'Origin: http://localhost'], '404 not-found'],
    [['DELETE /videos/x HTTP/1.1', 'Host: localhost', 'Origin: http://localhost:81'], '403 foreign-page'],
    [['DELETE /videos/x HTTP/1.1', 'Host: localhost', 'Origin: null'], '403 foreign-page'],
    [['DELETE /videos/x HTTP/1.1', 'Host: localhost', 'Sec-Fetch-Site: cross-site'], '403 foreign-page'],
    // Its own page behind a proxy that rewrites Host.
    [
      [
        'DELETE /videos/x HTTP/1.1',
        'Host: localhost',
        'Origin: https://captions.example.org',
        'Sec-Fetch-Site: same-origin',
      ],
      '404 not-found',
    ],
  ])('answers %j with %s', async (lines, expected) => {
    const { url } = await start();
    expect(await asked(url, lines)).toBe(expected);
  });

  it('accepts the names of its options', async () => {
    const { url } = await start({ allowHosts: ['captions.example.org'], corsOrigins: ['https://cms.example.org'] });
    expect(await asked(url, ['GET /videos HTTP/1.1', 'Host: captions.example.org'])).toBe('200');
    const remove = (origin: string) =>
      asked(url, ['DELETE /videos/x HTTP/1.1', 'Host: localhost', `Origin: ${origin}`]);
    expect(await remove('https://captions.example.org')).toBe('404 not-found');
    expect(await remove('https://cms.example.org')).toBe('404 not-found');
    expect(await remove('https://other.example.org')).toBe('403 foreign-page');
  });
});

describe('the token of the origin', () => {
  it('is random beyond loopback, and required except for page, videos and tracks', async () => {
    const { url: printed, token } = await start({ host: '0.0.0.0' });
    expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/);
    const url = `http://127.0.0.1:${new URL(printed).port}`;
    const status = async (path: string, init?: RequestInit) => (await fetch(`${url}${path}`, init)).status;
    const headers = { Authorization: `Bearer ${token}` };
    await expect(upload(url)).rejects.toThrow('401');
    const { id } = await upload(url, { to: 'es' }, headers);
    const { tracks, url: video } = await ended(url, id, headers);
    for (const open of ['/', '/page.js', '/page.css', '/health', video, tracks[0]?.vtt, tracks[0]?.srt]) {
      expect([open, await status(String(open))]).toEqual([open, 200]);
    }
    const edit = { method: 'PATCH', body: '{"cue":0,"text":"x"}' };
    for (const [path, init] of [
      ['/videos', {}],
      [`/videos/${id}`, {}],
      [`/videos/${id}/`, {}],
      [`/videos/${id}/events`, {}],
      [`/videos/${id}/captions/es`, edit],
      [`/videos/${id}/retry`, { method: 'POST' }],
      [video, { method: 'POST' }],
      ['/nope', {}],
    ] as const) {
      expect([path, await status(path, init)]).toEqual([path, 401]);
    }
    const refused = await fetch(`${url}/videos`);
    expect(refused.headers.get('WWW-Authenticate')).toBe('Bearer realm="caption-harness"');
    expect(
      await status(`/videos/${id}/captions/es`, {
        ...edit,
        headers: { ...headers, 'Content-Type': 'application/json' },
      }),
    ).toBe(200);
    expect(await status(`/videos/${id}`, { method: 'DELETE', headers })).toBe(204);
  }, 30_000);

  it('is not required on loopback by default', async () => {
    expect((await start()).token).toBeNull();
    await at?.restart({ token: 'se-cret' });
    expect(at?.origin.token).toBe('se-cret');
    expect((await fetch(`${at?.origin.url}/videos`)).status).toBe(401);
  });
});
