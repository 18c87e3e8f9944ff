import { get } from 'node:http';
import { expect, it } from 'vitest';
import { Unmatched } from '../../../src/contracts/control/unmatched.ts';
import { startWorld } from '../../start.ts';
import { controlBench } from '../test-support/bench.ts';

it('shows requests to no operation and those of the lobby, equal ones together, with what was probably meant', async () => {
  const bench = controlBench();
  await bench.post('/tenants', { name: 'a' });
  await bench.translate('a');
  await bench.visit('a', '/v2/acount/summary');
  await bench.visit('a', '/v2/acount/summary');
  await bench.visit('a', '/v2/translate/subtitles');
  await bench.visit('no key', '/v2/account/summary');
  await bench.visit('a', '/favicon.ico');
  const { body } = await bench.get('/unmatched');
  expect(Unmatched.parse(body)).toEqual(body);
  expect(body.requests).toBe(5);
  const shown = body.unmatched.map(({ tenant, path, reason, count, probably }: Shown) => [
    tenant,
    path,
    reason,
    count,
    probably && `${probably.method} ${probably.url}`,
  ]);
  expect(shown).toEqual([
    ['a', '/favicon.ico', 'path', 1, null],
    ['lobby', '/v2/account/summary', 'credential', 1, null],
    ['a', '/v2/translate/subtitles', 'method', 1, 'POST http://translateplus.invalid/v2/translate/subtitles'],
    ['a', '/v2/acount/summary', 'path', 2, 'GET http://translateplus.invalid/v2/account/summary'],
  ]);
  expect(body.unmatched[1]).toMatchObject({ what: expect.any(String), remedy: expect.any(String), status: 403 });
  expect((await bench.get('/unmatched?tenant=lobby')).body.unmatched).toHaveLength(1);
  expect((await bench.get('/unmatched?provider=gcore-ai')).body).toEqual({ requests: 0, unmatched: [] });
  expect((await bench.get('/unmatched?limit=1')).body.unmatched).toHaveLength(1);
  expect((await bench.get('/unmatched?tenants=a')).body.error.message).toContain('Did you mean "tenant"');
});

it('shows URLs of the running mocks, and requests that were refused before their path was looked at', async () => {
  const running = await startWorld();
  const { baseUrl = '' } = running.providers.translateplus ?? {};
  await fetch(`${baseUrl}/streaming/ai/task`, { headers: { 'X-API-KEY': 'mock_a' } });
  const foreign = { headers: { Host: 'elsewhere.example' } };
  await new Promise((resolve) =>
    get(`${baseUrl}/v2/account/summary`, foreign, (answer) => answer.resume().once('end', resolve)),
  );
  const { unmatched } = (await (await fetch(`${running.control.url}/unmatched`)).json()) as { unmatched: Shown[] };
  await running.close();
  expect(unmatched.map(({ reason, probably }) => [reason, probably?.url])).toEqual([
    ['refused', `${baseUrl}/v2/account/summary`],
    ['path', `${new URL(running.providers['gcore-ai']?.baseUrl ?? '').origin}/streaming/ai/tasks`],
  ]);
});

interface Shown {
  readonly tenant: string;
  readonly path: string;
  readonly reason: string;
  readonly count: number;
  readonly probably: { readonly method: string; readonly url: string } | null;
}
