// Covers: entry-line.ts, ../commands/journal.ts

import { afterAll, beforeAll, expect, it } from 'vitest';
import { type RunningWorld, startWorld } from '../../mocks/start.ts';
import { runHere } from '../../test/support/in-process.ts';

let running: RunningWorld;
beforeAll(async () => {
  running = await startWorld({ settings: { clock: 'manual' } });
  const { baseUrl = '' } = running.providers.translateplus ?? {};
  for (const [tenant, path] of [
    ['a', '/v2/account/summary'],
    ['a', '/v2/acount/summary'],
    ['b', '/v2/account/summary'],
  ]) {
    await (await fetch(`${baseUrl}${path}`, { headers: { 'X-API-KEY': `mock_${tenant}` } })).arrayBuffer();
  }
});
afterAll(() => running.close());
const journal = (...words: string[]) =>
  runHere('caption-harness', ['journal', ...words], { env: { CAPTION_HARNESS_CONTROL_URL: running.control.url } });
const TIME = '\\d\\d:\\d\\d:\\d\\d\\.\\d\\d\\d';

it('prints a line for each entry of all tenants, or of one', async () => {
  const all = await journal();
  expect([all.code, all.stderr]).toEqual([0, '']);
  expect(all.stdout).toMatch(
    new RegExp(
      `^${TIME} a GET /v2/account/summary 200 getAccountSummary\\n` +
        `${TIME} a GET /v2/acount/summary 404 [\\w-]+\\n${TIME} b GET /v2/account/summary 200 getAccountSummary\\n$`,
    ),
  );
  expect((await journal('--tenant', 'b')).stdout.split('\n')).toHaveLength(2);
  expect((await journal('--limit', '1')).stdout).toContain(' a GET ');
});

it('finds entries by option, as lines of JSON', async () => {
  const { stdout } = await journal('--unmatched', '--status', '4xx', '--method', 'GET', '--format', 'json');
  expect(
    stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line)),
  ).toMatchObject([{ tenant: 'a', id: 'a-2' }]);
});

it('exports HAR of one tenant or all, and an .http file', async () => {
  expect(JSON.parse((await journal('--format', 'har')).stdout).log.entries).toHaveLength(3);
  expect(JSON.parse((await journal('--format', 'har', '--tenant', 'a')).stdout).log.entries).toHaveLength(2);
  expect((await journal('--format', 'http', '--tenant', 'a')).stdout).toContain('x-api-key: {{translateplus_apiKey}}');
});

it('follows until the tenant is gone', async () => {
  const { control, world } = running;
  await fetch(`${control.url}/tenants`, { method: 'POST', body: '{"name":"c"}' });
  const following = journal('--follow', '--tenant', 'c', '--format', 'json');
  const tenant = world.find('c');
  while (tenant?.journal.listeners.size === 0) await new Promise((resolve) => setTimeout(resolve, 1));
  const { baseUrl = '' } = running.providers.translateplus ?? {};
  await fetch(`${baseUrl}/v2/account/summary`, { headers: { 'X-API-KEY': 'mock_c' } });
  world.remove('c');
  const { code, stdout, stderr } = await following;
  expect([code, JSON.parse(stdout).id, stderr]).toEqual([0, 'c-1', 'The tenant c was deleted.\n']);
});

it.each([
  [['--follow', '--format', 'har'], 2, '--follow shows entries one by one'],
  [['--format', 'http'], 2, 'Add --tenant'],
  [['--operation', 'nope'], 2, 'There is no operation nope'],
  [['--tenant', 'nobody'], 2, 'There is no tenant nobody'],
  [['--url', 'http://127.0.0.1:1'], 3, 'Start the mocks with caption-harness serve'],
  [['--control', 'http://127.0.0.1:1'], 3, 'GET http://127.0.0.1:1/'],
])('ends %j with %d', async (words, code, message) => {
  const ended = await journal(...words);
  expect([ended.code, ended.stdout]).toEqual([code, '']);
  expect(ended.stderr).toContain(message);
});
