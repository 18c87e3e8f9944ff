// Covers: har.ts, http-file.ts, ../routes/exports.ts

import { createRequire } from 'node:module';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { accountIdOf } from '../../../src/contracts/cloudflare-gateway/account-id.ts';
import { type RunningWorld, startWorld } from '../../start.ts';
import { HELLO } from '../test-support/bench.ts';

const require = createRequire(import.meta.url);

/** Checks a document with the JSON schemas of HAR 1.2 that the npm package har-validator uses. */
function harProblems(document: unknown): unknown {
  const ajv = new Ajv({
    strict: false,
    schemas: Object.values(require('har-schema')) as object[],
    validateSchema: false,
  });
  // @ts-expect-error: the types of this package are for another module system
  addFormats(ajv);
  const validate = ajv.getSchema('har.json#') ?? ajv.getSchema('har.json');
  if (validate === undefined) throw new Error('the schema har.json is missing');
  return validate(document) ? null : validate.errors;
}

let running: RunningWorld;
beforeEach(async () => {
  running = await startWorld({ settings: { clock: 'manual' } });
});
afterEach(() => running.close());

const baseUrl = (provider: string) => running.providers[provider]?.baseUrl ?? '';
const control = (path: string) => fetch(`${running.control.url}${path}`);
const headers = { 'X-API-KEY': 'mock_demo', 'Content-Type': 'application/json' };
const translate = (target: string) =>
  fetch(`${baseUrl('translateplus')}/v2/translate/subtitles`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ format: 'srt', content: HELLO, source: 'en', target }),
  });

async function visit(): Promise<void> {
  await translate('es');
  await fetch(`${baseUrl('translateplus')}/v2/nowhere?api_key=abcdefgh1234&x=[1]`, { headers });
  await fetch(`${baseUrl('cloudflare-stream')}/accounts/${accountIdOf('demo')}/stream`, {
    headers: { 'X-Auth-Email': 'demo@example.com', 'X-Auth-Key': 'mock_demo' },
  });
  await fetch(`${baseUrl('gcore-ai')}/streaming/ai/tasks`, { headers: { Authorization: 'APIKey mock_demo' } });
  await running.world.tenant('demo').advance(1);
}

describe('the export as HAR', () => {
  it('is HAR 1.2 with every entry, its time, and no credential', async () => {
    await visit();
    await translate('fr');
    const answer = await control('/tenants/demo/journal.har');
    const text = await answer.text();
    const har = JSON.parse(text);
    expect(harProblems(har)).toBeNull();
    expect(harProblems({ log: { ...har.log, creator: {} } })).not.toBeNull();
    expect(answer.headers.get('content-type')).toBe('application/json');
    expect(text).not.toContain('mock_demo');
    expect(text).not.toContain('abcdefgh1234');
    const { entries } = har.log;
    expect(entries).toHaveLength(5);
    expect(entries[0]).toMatchObject({
      time: expect.any(Number),
      request: {
        method: 'POST',
        url: `${baseUrl('translateplus')}/v2/translate/subtitles`,
        postData: { mimeType: 'application/json' },
      },
      response: { status: 200, statusText: 'OK', content: { mimeType: 'application/json' } },
      _id: 'demo-1',
      _tenant: 'demo',
      _operation: 'translateSubtitles',
    });
    expect(entries[1].request.queryString).toEqual([
      { name: 'api_key', value: '[redacted]' },
      { name: 'x', value: '[1]' },
    ]);
  });

  it('is HAR for every kind of entry: aborted and broken requests, webhooks, bytes', async () => {
    const { world } = running;
    world.tenant('demo').addFault({ effect: { type: 'reset' }, times: 1 });
    await translate('es').catch(() => {});
    await fetch(`${baseUrl('translateplus')}/v2/translate/subtitles`, {
      method: 'POST',
      headers,
      body: new Uint8Array([255, 254]),
    });
    const stream = (method: string, path: string, body: string) =>
      fetch(`${baseUrl('cloudflare-stream')}/accounts/${accountIdOf('demo')}/stream/${path}`, {
        method,
        headers: { Authorization: 'Bearer mock_demo' },
        body,
      });
    await stream('PUT', 'webhook', '{"notificationUrl":"https://hooks.example/"}');
    await stream('POST', 'copy', '{"input":"https://films.example/a"}');
    await world.tenant('demo').advance(10);
    const har = await (await control('/journal.har?status=none')).json();
    expect(harProblems(har)).toBeNull();
    expect(har).toMatchObject({
      log: {
        entries: [
          { response: { status: 0 }, _outcome: 'fault: reset' },
          { request: { url: 'https://hooks.example/' }, _kind: 'webhook', _outcome: 'elsewhere' },
        ],
      },
    });
    expect(harProblems(await (await control('/journal.har')).json())).toBeNull();
    expect(await (await control('/journal.har?tenant=nobody')).json()).toMatchObject({ log: { entries: [] } });
  });
});

describe('the export as .http', () => {
  it('has each request, with credentials as variables that work at the mocks', async () => {
    await visit();
    const answer = await control('/tenants/demo/journal.http?status=200');
    expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    const text = await answer.text();
    const { origin } = new URL(baseUrl('cloudflare-stream'));
    expect(text).toBe(
      [
        `@translateplus_url = ${baseUrl('translateplus')}`,
        '@translateplus_apiKey = mock_demo',
        `@cloudflare_stream_url = ${origin}`,
        '@cloudflare_stream_email = demo@example.com',
        '@cloudflare_stream_apiKey = mock_demo',
        `@gcore_ai_url = ${baseUrl('gcore-ai')}`,
        '@gcore_ai_apiKey = mock_demo',
        '',
        '###',
        '',
        '# demo-1, answered with 200',
        'POST {{translateplus_url}}/v2/translate/subtitles HTTP/1.1',
        'accept: */*',
        'content-type: application/json',
        'x-api-key: {{translateplus_apiKey}}',
        '',
        JSON.stringify({ format: 'srt', content: HELLO, source: 'en', target: 'es' }),
        '',
        '###',
        '',
        '# demo-3, answered with 200',
        `GET {{cloudflare_stream_url}}/client/v4/accounts/${accountIdOf('demo')}/stream HTTP/1.1`,
        'accept: */*',
        'x-auth-email: {{cloudflare_stream_email}}',
        'x-auth-key: {{cloudflare_stream_apiKey}}',
        '',
        '###',
        '',
        '# demo-4, answered with 200',
        'GET {{gcore_ai_url}}/streaming/ai/tasks HTTP/1.1',
        'accept: */*',
        'authorization: APIKey {{gcore_ai_apiKey}}',
        '',
      ].join('\n'),
    );
  });

  it('leaves out bodies that are not text or would be read as several requests, and says so', async () => {
    for (const body of [new Uint8Array([255, 254]), '### next', 'a {{b}}']) {
      await fetch(`${baseUrl('translateplus')}/v2/translate/subtitles`, { method: 'POST', headers, body });
    }
    const text = await (await control('/tenants/demo/journal.http')).text();
    expect(text).toContain('# Left out: a body of 2 bytes that are not text.');
    expect(text).toContain('# Left out: a body with a line that separates requests.');
    expect(text).toMatch(/# The body has \{\{[\s\S]*a \{\{b\}\}/);
  });
});
