// Covers: http/cross-origin.ts

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ended, type TestOrigin, upload, useOrigin, type VideoView } from './test-support/start.ts';

const other = 'https://blog.example.org';
const named = 'https://cms.example.org';
let at: TestOrigin;
let video: VideoView;
beforeAll(async () => {
  at = await useOrigin();
  video = await ended(at.origin.url, (await upload(at.origin.url, { to: 'es' })).id);
});
afterAll(() => at.close());

const ask = (path: string, origin: string, method = 'GET', headers = {}) =>
  fetch(`${at.origin.url}${path}`, { method, headers: { Origin: origin, 'Sec-Fetch-Site': 'cross-site', ...headers } });
const allowed = async (path: string, origin: string, method = 'GET') => {
  const answer = await ask(path, origin, method);
  await answer.arrayBuffer();
  return answer.headers.get('access-control-allow-origin');
};
const preflight = async (path: string, origin: string, method: string, wanted = 'range') => {
  const headers = { 'Access-Control-Request-Method': method, 'Access-Control-Request-Headers': wanted };
  const { status, headers: given } = await ask(path, origin, 'OPTIONS', headers);
  return [status, ...['origin', 'methods', 'headers'].map((what) => given.get(`access-control-allow-${what}`))];
};

describe.each([
  ['by default', undefined, '*', null],
  ['with a named origin alone', [named], null, named],
  ['with a named origin beside *', ['*', named], '*', named],
] as const)('%s', (_when, corsOrigins, forOthers, forNamed) => {
  beforeAll(() => at.restart({ corsOrigins, token: 'secret-token' }));
  const media = () => [video.url, ...video.tracks.flatMap(({ vtt, srt }) => [vtt, srt])];

  it('tells pages whether they may read videos and tracks', async () => {
    for (const path of media()) {
      for (const method of ['GET', 'HEAD']) {
        expect([path, await allowed(path, other, method)]).toEqual([path, forOthers]);
        expect([path, await allowed(path, named, method)]).toEqual([path, forNamed ?? forOthers]);
      }
      const answer = await ask(path, other, 'GET', { Range: 'bytes=0-3' });
      expect(answer.headers.get('access-control-expose-headers')).toBe(forOthers);
      await answer.arrayBuffer();
    }
  });

  it('gives strangers nothing else to read', async () => {
    for (const path of ['/', '/videos', `/videos/${video.id}`, `/videos/${video.id}/captions/en/findings`, '/health'])
      expect([path, await allowed(path, other)]).toEqual([path, null]);
    expect((await preflight(`/videos/${video.id}`, other, 'DELETE'))[1]).toBeNull();
  });

  it('answers a preflight without a token', async () => {
    for (const path of media()) {
      const [status, origin, methods, headers] = await preflight(path, other, 'GET', 'range,if-none-match');
      const expected = forOthers === null ? [null, null, null] : ['*', 'GET, HEAD', 'range,if-none-match'];
      expect([status, origin, methods, headers]).toEqual([204, ...expected]);
      expect(String((await preflight(path, other, 'PUT'))[2])).not.toContain('PUT');
    }
  });
});
