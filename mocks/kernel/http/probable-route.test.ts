// Covers: segment-distance.ts

import { expect, it } from 'vitest';
import { probableRoute } from './probable-route.ts';

const found = async (method: string, path: string, provider = 'translateplus') => {
  const route = await probableRoute({ method, path, provider });
  return route && `${route.provider} ${route.method} ${route.path}${route.isPathRight ? ' (another method)' : ''}`;
};

it.each([
  ['POST', '/v2/translate/subtitle', 'translateplus', 'translateplus POST /v2/translate/subtitles'],
  ['POST', '/v1/translate/subtitles?x=1', 'translateplus', 'translateplus POST /v2/translate/subtitles'],
  ['POST', '/translate/subtitles', 'translateplus', 'translateplus POST /v2/translate/subtitles'],
  ['GET', '/v2/translate/subtitles', 'translateplus', 'translateplus POST /v2/translate/subtitles (another method)'],
  ['GET', '/v2/Account/Summary/', 'translateplus', 'translateplus GET /v2/account/summary'],
  ['GET', '//v2//account/summary', 'translateplus', 'translateplus GET /v2/account/summary'],
  ['GET', '/streaming/ai/task/17', 'gcore-ai', 'gcore-ai GET /streaming/ai/tasks/17'],
  ['GET', '/ai/tasks/17', 'gcore-ai', 'gcore-ai GET /streaming/ai/tasks/17'],
  ['HEAD', '/streaming/video/5', 'gcore-ai', 'gcore-ai GET /streaming/videos/5'],
  ['POST', '/streaming/videos', 'translateplus', 'gcore-ai POST /streaming/videos (another method)'],
  [
    'GET',
    '/accounts/a1/stream/v1/captions',
    'cloudflare-stream',
    'cloudflare-stream GET /client/v4/accounts/a1/stream/v1/captions',
  ],
  [
    'POST',
    '/client/v4/accounts/a1/ai/run/whisper',
    'workers-ai',
    expect.stringMatching(/^workers-ai POST \/client\/v4\/accounts\/a1\/ai\/run\//),
  ],
])('%s %s at %s means %s', async (method, path, provider, expected) => {
  expect(await found(method, path, provider)).toEqual(expected);
});

it.each(['/', '', '/favicon.ico', '/wp-admin/setup.php', '/a/b/c/d/e/f/g'])(
  'knows no operation for %s',
  async (path) => {
    expect(await found('GET', path)).toBeNull();
  },
);
