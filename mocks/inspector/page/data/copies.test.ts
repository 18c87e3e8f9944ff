import { expect, it } from 'vitest';
import { curlOf, testOf } from './copies.ts';
import type { Entry } from './entry.ts';

const entry: Entry = {
  id: 'poor-1',
  time: '2026-11-29T12:04:31.254Z',
  kind: 'request',
  tenant: 'poor',
  provider: 'gcore-ai',
  operation: 'createTask',
  method: 'POST',
  path: '/streaming/ai/tasks?a=`$(id)`',
  request: {
    headers: { accept: '*/*', authorization: 'APIKey [redacted]', 'content-type': 'application/json' },
    body: { bytes: 9, text: `{"task_name":"it's"}` },
  },
  outcome: 'answered',
  rule: 'createTask',
  status: 201,
  response: { headers: {}, body: { bytes: 2, text: '{"task_id":"1"}' } },
};

it('writes a curl line that a shell reads as it was', () => {
  expect(curlOf(entry, 'http://127.0.0.1:4020')).toBe(
    `curl -X POST -H 'authorization: APIKey '"$KEY"'' -H 'content-type: application/json' --data-raw '{"task_name":"it'\\''s"}' 'http://127.0.0.1:4020/streaming/ai/tasks?a=\`$(id)\`'`,
  );
});

it('writes a test that runs', async () => {
  const asked: unknown[] = [];
  const run = new Function('it', 'expect', 'fetch', 'baseUrl', 'key', testOf(entry));
  let steps: (() => Promise<void>) | null = null;
  const answer = { status: 201, json: async () => ({ task_id: '1' }) };
  run(
    (_name: string, given: () => Promise<void>) => {
      steps = given;
    },
    expect,
    async (...all: unknown[]) => {
      asked.push(all);
      return answer;
    },
    'http://x',
    'mock_a',
  );
  await (steps as unknown as () => Promise<void>)();
  expect(asked).toEqual([
    [
      'http://x/streaming/ai/tasks?a=%60%24(id)%60',
      {
        method: 'POST',
        headers: { authorization: 'APIKey mock_a', 'content-type': 'application/json' },
        body: `{"task_name":"it's"}`,
      },
    ],
  ]);
});

it.each([
  [{ method: 'GET', path: '/a', text: '' }, /^curl -H .* 'http:\/\/x\/a'$/],
  [{ method: 'GET', path: '/a', text: '{}' }, /^curl -X GET .* --data-raw '{}' /],
  [{ method: 'HEAD', path: '/a', text: '' }, /^curl --head /],
  [
    { method: 'POST', path: '/a?x[]=1', text: '@/etc/passwd' },
    /^curl --globoff -X POST .* --data-raw '@\/etc\/passwd' /,
  ],
  [{ method: 'GET', path: '/a?key=[redacted]', text: '' }, / 'http:\/\/x\/a\?key='"\$KEY"''$/],
])('writes %j for curl', ({ method, path, text }, expected) => {
  const body = { bytes: text.length, text };
  expect(curlOf({ ...entry, method, path, request: { ...entry.request, body } }, 'http://x')).toMatch(expected);
});

it('says what the journal has not kept, and sends a webhook where it went', () => {
  const cut = { ...entry, request: { headers: {}, body: { bytes: 200_000, text: 'abc', cut: true as const } } };
  const binary = { ...entry, request: { headers: {}, body: { bytes: 5 } } };
  expect(curlOf(cut, 'http://x')).toMatch(/^# The journal kept only the beginning of a body of 200000 bytes\.\ncurl /);
  expect(testOf(binary)).toContain('// The journal did not keep the body: 5 bytes that are not text.');
  const url = 'http://127.0.0.1:9/hook';
  expect(curlOf({ ...entry, url }, 'http://x')).toContain(`'${url}'`);
  expect(testOf({ ...entry, url, status: null })).toContain(`await expect(fetch("${url}", {`);
});
