// Covers: answer.ts

import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { stubsOfEachTest } from '../test-support/closing.ts';
import { transportTo } from '../test-support/example-transport.ts';
import { refusingUrl, sendJson } from '../test-support/stub-server.ts';
import { RETRY_POLICY } from './retry.ts';
import type { TransportOptions } from './transport.ts';

const { stubbed } = stubsOfEachTest();

it('returns status, headers, exact bytes, text with its BOM, and JSON without', async () => {
  const stub = await stubbed((response) => response.writeHead(201, { 'X-A': 'b' }).end('\ufeff{"n":1}'));
  const answer = await transportTo(stub.url).send('safe');
  expect(answer).toMatchObject({ status: 201, attempts: 1, waitSeconds: null });
  expect(answer.headers.get('x-a')).toBe('b');
  expect([...answer.bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  expect(answer.text()).toBe('\ufeff{"n":1}');
  expect(answer.json()).toEqual({ n: 1 });
});

it('refuses to read broken UTF-8 as JSON', async () => {
  const stub = await stubbed((response) => response.end(Buffer.from([0x22, 0xff, 0x22])));
  const answer = await transportTo(stub.url).send('safe');
  expect(() => answer.json()).toThrow(/not valid UTF-8/);
});

it('sends method, path below the prefix, query, headers and body', async () => {
  const stub = await stubbed((response) => response.end());
  const { send } = transportTo(`${stub.url}/pre/fix/`, { headers: { 'User-Agent': 'me' } });
  await send('costly', { query: { q: 'a b' }, headers: { 'X-Key': 'k' } });
  expect(stub.requests).toMatchObject([
    { method: 'POST', url: '/pre/fix/path?q=a+b', body: '{"a":1}', headers: { 'user-agent': 'me', 'x-key': 'k' } },
  ]);
});

describe('retries', () => {
  it.each([
    // status, Retry-After, requests for a GET, requests for a costly POST
    [400, '1', 1, 1],
    [404, null, 1, 1],
    [429, null, 3, 3],
    [429, '1', 3, 3],
    [500, '1', 3, 1],
    [502, null, 3, 1],
    [503, null, 3, 1],
    [503, '1', 3, 3],
    [503, 'whenever', 3, 1],
    [504, null, 3, 1],
  ] as const)('status %s with Retry-After %s: %s GETs, %s POSTs', async (status, retryAfter, gets, posts) => {
    const stub = await stubbed((response) =>
      sendJson(response, status, {}, retryAfter === null ? {} : { 'Retry-After': retryAfter }),
    );
    const { send } = transportTo(stub.url);
    await expect(send('safe')).resolves.toMatchObject({ status, attempts: gets });
    expect(stub.requests).toHaveLength(gets);
    const post = await send('costly').catch((error: unknown) => error);
    expect(post).toMatchObject({ status, attempts: posts });
    expect(stub.requests).toHaveLength(gets + posts);
    const unknown = status >= 500 && posts === 1;
    expect(post).toMatchObject(unknown ? { kind: 'outcome-unknown', reason: 'status', chargePossible: true } : {});
  });

  it('takes the first good answer, and sends the same body each time', async () => {
    const stub = await stubbed((response, index) => sendJson(response, index < 2 ? 429 : 200, { index }));
    const { send, clock } = transportTo(stub.url);
    const answer = await send('costly');
    expect(answer.json()).toEqual({ index: 2 });
    expect(stub.requests.map(({ body }) => body)).toEqual(['{"a":1}', '{"a":1}', '{"a":1}']);
    expect(clock.waits).toEqual([500, 1_000]);
  });

  it.each([
    ['seconds', '7', 7_000],
    ['an HTTP date, against the injected clock', 'Thu, 01 Jan 2026 00:00:45 GMT', 45_000],
    ['a date in the past', 'Wed, 31 Dec 2025 00:00:00 GMT', 0],
    ['the longest wait allowed', '60', 60_000],
    ['nonsense: the backoff', 'soon', 500],
  ])('honours Retry-After as %s', async (_form, retryAfter, wait) => {
    const stub = await stubbed((response, index) =>
      sendJson(response, index === 0 ? 429 : 200, {}, { 'Retry-After': retryAfter }),
    );
    const { send, clock } = transportTo(stub.url);
    await expect(send('costly')).resolves.toMatchObject({ status: 200 });
    expect(clock.waits).toEqual([wait]);
  });

  it('fails at once with a wait longer than allowed, and reports the wait', async () => {
    const stub = await stubbed((response) => sendJson(response, 429, {}, { 'Retry-After': '61' }));
    const { send, clock } = transportTo(stub.url);
    await expect(send('costly')).resolves.toMatchObject({
      status: 429,
      waitSeconds: 61,
      waitRefused: true,
      attempts: 1,
    });
    expect(clock.waits).toEqual([]);
  });

  it('reads the wait from the body where the header is missing', async () => {
    const stub = await stubbed((response, index) => sendJson(response, index === 0 ? 429 : 200, { wait: 9 }));
    const readWait: TransportOptions['readWait'] = (answer) => Number((answer.json() as { wait: number }).wait);
    const { send, clock } = transportTo(stub.url, { readWait });
    await send('safe');
    expect(clock.waits).toEqual([9_000]);
  });

  it('does not repeat a costly request for a wait in the body of a 503', async () => {
    const stub = await stubbed((response) => sendJson(response, 503, {}));
    const { send } = transportTo(stub.url, { readWait: () => 1 });
    await expect(send('costly')).rejects.toMatchObject({ kind: 'outcome-unknown', attempts: 1 });
    expect(stub.requests).toHaveLength(1);
  });

  it('tries a refused connection again, also for a costly request', async () => {
    const url = await refusingUrl();
    for (const repeat of ['safe', 'costly'] as const) {
      const { send, clock } = transportTo(url);
      await expect(send(repeat)).rejects.toMatchObject({ kind: 'connection', attempts: 3, chargePossible: false });
      expect(clock.waits).toEqual([500, 1_000]);
    }
  });

  it('sends once with one attempt', async () => {
    const stub = await stubbed((response) => sendJson(response, 500, {}));
    await transportTo(stub.url, { policy: { ...RETRY_POLICY, maxAttempts: 1 } }).send('safe');
    expect(stub.requests).toHaveLength(1);
  });
});

it('never lets a secret into an error, its causes or its stack', async () => {
  const secret = 's3cr3t-key';
  const fetch = () => Promise.reject(new TypeError(`bad header ${secret}`, { cause: new Error(`deep ${secret}`) }));
  const error = await transportTo('http://127.0.0.1:9', { fetch, secrets: [secret] })
    .send('costly')
    .catch((thrown: unknown) => thrown);
  expect(inspect(error, { depth: 9, showHidden: true })).not.toContain(secret);
  expect(error).toMatchObject({ kind: 'outcome-unknown' });
});

it('refuses an unusable base URL', () => {
  expect(() => transportTo('localhost:4030')).toThrow(/baseUrl/);
});
