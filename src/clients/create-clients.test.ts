import { expect, it } from 'vitest';
import { environmentOf, providerRows } from '../contracts/providers.ts';
import { createClients } from './create-clients.ts';
import { stubsOfEachTest } from './test-support/closing.ts';
import { sendJson } from './test-support/stub-server.ts';

const { stubbed } = stubsOfEachTest();

it('points a client of every service at one environment', async () => {
  const stub = await stubbed((response, index) =>
    sendJson(response, 200, [{ success: true, result: [] }, { results: [] }, { supported_languages: {} }][index] ?? {}),
  );
  const variables = providerRows.map(([, row]) => environmentOf(row, stub.url, row.credentials('mock_demo')));
  const clients = createClients({ env: Object.assign({}, ...variables) });
  await clients.cloudflareStream.listVideos();
  await clients.gcore.listTasks();
  await clients.translatePlus.listSupportedLanguages();
  expect(clients.workersAi).toBe(clients.workersAi);
  expect(stub.requests.map(({ headers }) => headers.authorization ?? headers['x-api-key'])).toEqual([
    'Bearer mock_demo',
    'APIKey mock_demo',
    'mock_demo',
  ]);
});

it('fails only for the service whose variables are missing, and names them', () => {
  const clients = createClients({ env: { GCORE_API_KEY: 'k' } });
  expect(clients.gcore).toBeDefined();
  expect(() => clients.translatePlus).toThrow('apiKey is missing. Give it, or set TRANSLATEPLUS_API_KEY.');
  expect(() => clients.workersAi).toThrow('set CLOUDFLARE_API_TOKEN');
  expect(() => createClients({ env: { CLOUDFLARE_API_TOKEN: 't' } }).cloudflareStream).toThrow(
    'accountId is missing. Give it, or set CLOUDFLARE_ACCOUNT_ID.',
  );
});
