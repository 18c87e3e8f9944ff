import { afterAll, beforeAll, expect, it } from 'vitest';
import { type RunningWorld, startWorld } from '../mocks/start.ts';

import { providers } from '../src/contracts/providers.ts';

let world: RunningWorld;
const defects: unknown[] = [];
beforeAll(async () => {
  world = await startWorld({ onDefect: (error) => defects.push(error) });
});
afterAll(async () => {
  await world.close();
  expect(defects).toEqual([]);
});

it.each(['manual:9999-12-31T23:59:59.999Z', 'manual:0001-01-01T00:00:00Z', 'scaled:1e15'])(
  'serves every provider under the clock %s',
  async (clock) => {
    await fetch(`${world.control.url}/tenants/demo`, { method: 'DELETE' });
    const body = JSON.stringify({ name: 'demo', clock });
    expect((await fetch(`${world.control.url}/tenants`, { method: 'POST', body })).status).toBe(201);
    await new Promise((resolve) => setTimeout(resolve, 20));
    const calls = Object.values(providers).flatMap((row) => {
      const { baseUrl, credentials } = world.providers[row.id] ?? { baseUrl: '', credentials: {} };
      const { accountId = '' } = credentials as Record<string, string>;
      return paths(accountId).map(([method, path, sent]) => ({ row, url: baseUrl + path, method, sent, credentials }));
    });
    for (const { row, url, method, sent, credentials } of calls) {
      const headers = { ...row.credentialHeaders(credentials), 'Content-Type': 'application/json' };
      const answer = await fetch(url, {
        method,
        headers,
        ...(sent === undefined ? {} : { body: JSON.stringify(sent) }),
      });
      const text = await answer.text();
      expect([url, answer.status < 500, text.includes('<pre>')]).toEqual([url, true, false]);
      const explained = await fetch(`${world.control.url}/explain/${answer.headers.get('x-harness-request-id')}`);
      expect(explained.status).toBe(200);
    }
    expect((await fetch(`${world.control.url}/tenants/demo/journal`)).status).toBe(200);
  },
);

const FAR = '9999-12-31T23:59:59-23:59';
const paths = (account: string): [string, string, object?][] => [
  ['GET', '/nothing'],
  ['GET', '/account/summary'],
  [
    'POST',
    '/v2/translate/subtitles',
    { format: 'srt', content: '1\n00:00:01,000 --> 00:00:02,000\nHi\n', source: 'en', target: 'es' },
  ],
  ['GET', '/streaming/ai/tasks'],
  ['POST', '/streaming/ai/tasks', { task_name: 'transcription', url: 'https://media.example/a.mp4' }],
  ['GET', `/accounts/${account}/stream`],
  ['POST', `/accounts/${account}/stream/copy`, { input: 'https://media.example/a.mp4', scheduledDeletion: FAR }],
  [
    'POST',
    `/accounts/${account}/stream/direct_upload`,
    { maxDurationSeconds: 60, expiry: FAR, scheduledDeletion: FAR },
  ],
];
