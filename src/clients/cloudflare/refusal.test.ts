// Covers: connection.ts, envelope.ts, result.ts

import { describe, expect, it } from 'vitest';
import { clientsOf, outcomeOf, refusal, success, TOKEN, VIDEO } from '../test-support/cloudflare-clients.ts';
import { sendJson } from '../test-support/stub-server.ts';

const get = (handler: Parameters<typeof outcomeOf>[0], options?: Parameters<typeof outcomeOf>[2]) =>
  outcomeOf(handler, ({ stream }) => stream.getCaption(VIDEO, 'en'), options);

describe('refusals of the gateway and of Stream by their cause', () => {
  it.each([
    [400, 9106, 'key'],
    [400, 6003, 'key'],
    [400, 10001, 'key'],
    [401, 10000, 'key'],
    [403, 10000, 'key'],
    [403, 9103, 'key'],
    [200, 9103, 'key'],
    [405, 10405, 'permission'],
    [403, 10002, 'feature-disabled'],
    [404, 7003, 'route'],
    [400, 7000, 'route'],
    [404, 10003, 'not-found'],
    [413, 10011, 'too-large'],
    [413, 19901, 'too-large'],
    [400, 10067, 'not-ready'],
    [409, 10067, 'not-ready'],
    [400, 10004, 'bad-request'],
    [400, 10005, 'bad-request'],
    [415, 1234, 'bad-request'],
    [200, 10005, 'bad-request'],
    [429, 971, 'rate-limit'],
    [500, 10001, 'server'],
    [408, 3007, 'server'],
  ])('%i with code %i is %s', async (status, code, kind) => {
    const { error } = await get(refusal(status, code, 'some words'));
    expect(error).toMatchObject({ kind, status, codes: [code], detail: expect.stringContaining('some words') });
  });

  it.each([401, 403, 404, 405, 413, 400, 500])('keep the meaning of %i without a body', async (status) => {
    const { error } = await get((response) => response.writeHead(status).end());
    const kinds: Record<number, string> = {
      401: 'key',
      403: 'key',
      404: 'not-found',
      405: 'permission',
      413: 'too-large',
      400: 'bad-request',
      500: 'server',
    };
    expect(error).toMatchObject({ kind: kinds[status], status, codes: [], detail: null });
  });

  it.each([
    ['messages null', { result: null, messages: null }],
    ['no messages and no result', {}],
    ['messages empty', { result: null, messages: [] }],
  ])('takes envelopes with %s', async (_what, more) => {
    const { error } = await get(refusal(404, 10003, 'Not Found: gone', more));
    expect(error).toMatchObject({ kind: 'not-found', codes: [10003], detail: 'Not Found: gone (code 10003)' });
  });

  it('report a reason that is only in messages', async () => {
    const messages = [{ code: 10002, message: 'Cloudflare Stream not enabled' }];
    const { error } = await get(refusal(403, 10002, 'Authorization Failure', { messages }));
    expect(error).toMatchObject({ kind: 'feature-disabled', detail: expect.stringContaining('not enabled') });
  });

  it('report a reason that is in a chain', async () => {
    const { error } = await get((response) =>
      sendJson(response, 400, {
        success: false,
        errors: [
          {
            code: 6003,
            message: 'Invalid request headers',
            error_chain: [{ code: 6111, message: 'Invalid format for Authorization header' }],
          },
        ],
      }),
    );
    expect(error).toMatchObject({
      kind: 'key',
      codes: [6003],
      detail: 'Invalid request headers (code 6003); Invalid format for Authorization header (code 6111)',
    });
  });

  it.each([
    [409, 19902, 'conflict'],
    [400, 19902, 'conflict'],
    [400, 10005, 'bad-request'],
  ])('generate: %i with %i is %s', async (status, code, kind) => {
    const words = code === 19902 ? 'delete the existing caption first' : 'invalid language';
    const { error, requests } = await outcomeOf(refusal(status, code, words), ({ stream }) =>
      stream.generateCaption(VIDEO, 'en'),
    );
    expect(error).toMatchObject({ kind, status });
    expect(requests).toHaveLength(1);
  });

  it('blank the token, even when the service repeats it', async () => {
    const { error } = await get(refusal(401, 10000, `unknown token ${TOKEN}`));
    expect(error).toMatchObject({ detail: expect.stringContaining('[redacted]') });
  });

  it('report the wait of a block that is longer than allowed', async () => {
    const { error, requests } = await get((response) =>
      sendJson(response, 429, { success: false, errors: [{ code: 971, message: 'slow' }] }, { 'Retry-After': '300' }),
    );
    expect(error).toMatchObject({ kind: 'rate-limit', waitSeconds: 300 });
    expect(requests).toHaveLength(1);
  });
});

describe('answers outside the contract', () => {
  it.each([
    ['empty', (response: Parameters<typeof sendJson>[0]) => response.end()],
    ['html', (response: Parameters<typeof sendJson>[0]) => response.end('<!doctype html><title>Sign in</title>')],
    ['not-json', (response: Parameters<typeof sendJson>[0]) => response.end('{"result":')],
    ['wrong-shape', (response: Parameters<typeof sendJson>[0]) => response.end('[]')],
    ['wrong-shape', (response: Parameters<typeof sendJson>[0]) => response.end('{"result":{"language":"en"}}')],
    ['wrong-shape', success(null)],
    ['wrong-shape', success({ label: 'English' })],
    ['wrong-shape', success({ language: 'en', status: 'done' })],
    [
      'redirect',
      (response: Parameters<typeof sendJson>[0]) =>
        response.writeHead(302, { Location: 'https://elsewhere.example/' }).end(),
    ],
  ])('%s', async (problem, handler) => {
    const { error } = await get(handler);
    expect(error).toMatchObject({ kind: 'protocol', problem });
  });
});

describe('credentials', () => {
  it('sends a token', async () => {
    const { requests } = await get(success({ language: 'en' }));
    expect(requests[0]?.headers).toMatchObject({ authorization: `Bearer ${TOKEN}` });
    expect(requests[0]?.headers).not.toHaveProperty('x-auth-key');
  });

  it('sends e-mail and key', async () => {
    const { requests } = await get(success({ language: 'en' }), {
      apiToken: undefined,
      email: 'user@example.com',
      apiKey: TOKEN,
    });
    expect(requests[0]?.headers).toMatchObject({ 'x-auth-email': 'user@example.com', 'x-auth-key': TOKEN });
    expect(requests[0]?.headers).not.toHaveProperty('authorization');
  });

  it.each([
    ['no credential', { apiToken: undefined }],
    ['half a pair', { apiToken: undefined, apiKey: TOKEN }],
    ['a token with Bearer', { apiToken: `Bearer ${TOKEN}` }],
    ['a quoted token', { apiToken: `"${TOKEN}"` }],
    ['a token with a line break', { apiToken: `${TOKEN}\n` }],
    ['an empty token', { apiToken: '' }],
    ['an account id in capitals', { accountId: 'ABCDEF0123456789ABCDEF0123456789' }],
    ['a short account id', { accountId: 'abc' }],
    ['a bad base URL', { baseUrl: 'api.cloudflare.com' }],
  ])('refuses %s before anything is sent', (_what, options) => {
    let thrown: unknown;
    try {
      clientsOf('http://127.0.0.1:1', options as object);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toMatchObject({ kind: 'input' });
    expect(String(thrown)).not.toContain(TOKEN);
  });
});
