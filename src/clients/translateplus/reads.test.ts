import { describe, expect, it } from 'vitest';
import { FROZEN_START } from '../../base/clock.ts';
import { stubsOfEachTest } from '../test-support/closing.ts';
import { type StubHandler, sendJson } from '../test-support/stub-server.ts';
import { clientOf, KEY } from '../test-support/translateplus-client.ts';

const { stubbed } = stubsOfEachTest();

async function connected(handler: StubHandler) {
  const stub = await stubbed(handler);
  return { stub, ...clientOf(stub.url) };
}

const ACCOUNT = { total_credits: 100, credits_used: 1, credits_remaining: 99 };

describe('getAccountSummary', () => {
  it('reads the fields that the vendor clients read', async () => {
    const { client, stub } = await connected((response) =>
      sendJson(response, 200, {
        email: 'a@example.com',
        full_name: 'A B',
        ...ACCOUNT,
        credits_percentage: 1,
        concurrency: 5,
        effective_concurrency: 4,
        summary: { total_requests: 9, successful_requests: 8, failed_requests: 1, success_rate: 88.89 },
      }),
    );
    await expect(client.getAccountSummary()).resolves.toEqual({
      totalCredits: 100,
      creditsUsed: 1,
      creditsRemaining: 99,
      creditsPercentage: 1,
      email: 'a@example.com',
      fullName: 'A B',
      planName: null,
      concurrency: 5,
      effectiveConcurrency: 4,
      concurrencyLimit: null,
      totalRequests: 9,
      successfulRequests: 8,
      failedRequests: 1,
      successRate: 88.89,
    });
    expect(stub.requests).toMatchObject([
      { method: 'GET', url: '/v2/account/summary', body: '', headers: { 'x-api-key': KEY } },
    ]);
  });

  it('accepts numeric strings, plan fields, and the minimum that all sources agree on', async () => {
    const { client } = await connected((response) =>
      sendJson(response, 200, { ...ACCOUNT, credits_remaining: '99.5', plan_name: 'Pro', concurrency_limit: 3 }),
    );
    await expect(client.getAccountSummary()).resolves.toMatchObject({
      creditsRemaining: 99.5,
      planName: 'Pro',
      concurrencyLimit: 3,
      email: null,
      totalRequests: null,
    });
  });

  it.each([
    [{ ...ACCOUNT, credits_remaining: undefined }, /"credits_remaining" to be a number, got no such field/],
    [{ ...ACCOUNT, credits_used: 'many' }, /"credits_used" to be a number/],
    [{ ...ACCOUNT, email: 7 }, /"email" to be a string/],
  ])('refuses %o', async (body, message) => {
    const { client } = await connected((response) => sendJson(response, 200, body));
    const call = client.getAccountSummary();
    await expect(call).rejects.toThrow(message);
    await expect(call).rejects.toMatchObject({ kind: 'protocol', problem: 'wrong-shape', chargePossible: false });
  });

  it('ends as a server error after the retries', async () => {
    const { client, stub } = await connected((response) =>
      sendJson(response, 500, { detail: 'Internal server error' }),
    );
    await expect(client.getAccountSummary()).rejects.toMatchObject({ kind: 'server', status: 500, attempts: 3 });
    expect(stub.requests).toHaveLength(3);
  });
});

it('does not read X-RateLimit-Reset, which is on every answer, as the wait after a failure', async () => {
  const { client, clock } = await connected((response, index) =>
    sendJson(response, index === 0 ? 503 : 200, ACCOUNT, { 'X-RateLimit-Reset': String(FROZEN_START / 1000 + 30) }),
  );
  await client.getAccountSummary();
  expect(clock.waits).toEqual([500]);
});

describe('listSupportedLanguages', () => {
  it.each([
    ['name to code', { supported_languages: { 'Auto Detect': 'auto', French: 'fr' } }],
    ['code to name', { languages: { auto: 'Auto Detect', fr: 'French' } }],
  ])('reads %s as name to code', async (_shape, body) => {
    const { client, stub } = await connected((response) => sendJson(response, 200, body));
    await expect(client.listSupportedLanguages()).resolves.toEqual({ 'Auto Detect': 'auto', French: 'fr' });
    expect(stub.requests).toMatchObject([{ method: 'GET', url: '/v2/supported-languages' }]);
  });

  it.each([[{}], [{ supported_languages: ['fr'] }], [{ supported_languages: { French: 1 } }], [{ languages: null }]])(
    'refuses %o',
    async (body) => {
      const { client } = await connected((response) => sendJson(response, 200, body));
      await expect(client.listSupportedLanguages()).rejects.toMatchObject({ kind: 'protocol', problem: 'wrong-shape' });
    },
  );

  it('keeps a name that is a JavaScript property', async () => {
    const { client } = await connected((response) => response.end('{"supported_languages":{"__proto__":"xx"}}'));
    expect(Object.entries(await client.listSupportedLanguages())).toEqual([['__proto__', 'xx']]);
  });
});

describe('getHealth', () => {
  const UP = { status: 'ok', service: 'translateplus-api', version: '2.0.0' };

  it('reads a service that is up, without sending the key', async () => {
    const { client, stub } = await connected((response) => sendJson(response, 200, { ...UP, extra: 1 }));
    await expect(client.getHealth()).resolves.toEqual(UP);
    expect(stub.requests[0]?.url).toBe('/health');
    expect(stub.requests[0]?.headers).not.toHaveProperty('x-api-key');
  });

  it('reads a service that reports itself as down', async () => {
    const { client } = await connected((response) => sendJson(response, 503, { ...UP, status: 'error' }));
    await expect(client.getHealth()).resolves.toEqual({ ...UP, status: 'error' });
  });

  it.each<[string, StubHandler, object]>([
    ['a 503 of a proxy', (response) => response.writeHead(503).end('<html>'), { kind: 'server', status: 503 }],
    ['a 503 that says ok', (response) => sendJson(response, 503, UP), { kind: 'server', status: 503 }],
    ['a 200 that says error', (response) => sendJson(response, 200, { ...UP, status: 'error' }), { kind: 'protocol' }],
    ['a 200 without version', (response) => sendJson(response, 200, { status: 'ok' }), { problem: 'wrong-shape' }],
    ['an empty 200', (response) => response.end(), { kind: 'protocol', problem: 'empty' }],
    ['a 404', (response) => sendJson(response, 404, { detail: 'Not Found' }), { kind: 'bad-request', status: 404 }],
  ])('takes %s for no word of the service', async (_what, handler, error) => {
    const { client } = await connected(handler);
    await expect(client.getHealth()).rejects.toMatchObject(error);
  });
});
