// Covers: ../cloudflare-stream/method-options.ts, ../gcore-ai/method-options.ts
import { describe, expect, it } from 'vitest';
import { methodOptions as ofStream } from '../cloudflare-stream/method-options.ts';
import { createCloudflareStreamClient } from '../cloudflare-stream.ts';
import { methodOptions as ofGcore } from '../gcore-ai/method-options.ts';
import { createGcoreClient } from '../gcore-ai.ts';
import { createTranslatePlusClient } from '../translateplus.ts';
import { createWorkersAiClient } from '../workers-ai.ts';
import { callAt, strictCalls } from './strict-calls.ts';

let requests = 0;
const usual = {
  baseUrl: 'http://127.0.0.1:1',
  env: {},
  fetch: () => {
    requests += 1;
    return Promise.reject(new Error('no request expected'));
  },
};
const account = { ...usual, accountId: '023e105f4ecef8ad9ca31a8372d0c353', apiToken: 'mock_a' };
const clients = {
  'cloudflare-stream': [createCloudflareStreamClient(account), ofStream],
  'gcore-ai': [createGcoreClient({ ...usual, apiKey: 'mock_a' }), ofGcore],
  'workers-ai': [createWorkersAiClient(account), { transcribe: callAt(1) }],
  translateplus: [
    createTranslatePlusClient({ ...usual, apiKey: 'mock_a' }),
    {
      translateSubtitles: callAt(1),
      getAccountSummary: callAt(0),
      listSupportedLanguages: callAt(0),
      getHealth: callAt(0),
    },
  ],
} as const;
type Method = (...args: unknown[]) => unknown;
const methods = Object.entries(clients).flatMap(([id, [client, table]]) =>
  Object.entries(table).map(
    ([name, { at }]) => [id, name, (Reflect.get(client, name) as Method).bind(client), at] as const,
  ),
);

describe('an option that a method does not have', () => {
  it.each(methods)('is refused by %s %s before anything is sent', async (_id, name, method, at) => {
    requests = 0;
    const call = async () => method(...Array.from({ length: at }, () => 'x'), { timeoutms: 5 });
    await expect(call()).rejects.toMatchObject({
      name: 'OptionError',
      message: expect.stringContaining(`${name} has no option "timeoutms". Did you mean timeoutMs?`),
    });
    expect(requests).toBe(0);
  });

  it('is checked for every method of each client', () => {
    for (const [client, table] of Object.values(clients))
      expect(Object.keys(client).sort()).toEqual(Object.keys(table).sort());
  });
});

describe('a method', () => {
  const client = strictCalls({ get: async (_id: string, options?: object) => options }, { get: callAt(1) });

  it('gets the options that it has', async () => {
    const options = { timeoutMs: 5, signal: undefined };
    expect(await client.get('a', options)).toBe(options);
    expect(await client.get('a')).toBeUndefined();
  });

  it('takes an undefined value for an absent one', async () => {
    await expect(client.get('a', { timeoutms: undefined })).resolves.toBeDefined();
  });

  it('rejects its promise, and throws nothing', async () => {
    const promise = client.get('a', { timeoutms: 5 });
    await expect(promise).rejects.toThrow('get has no option "timeoutms"');
  });
});
