// Covers: numbers.ts

import { describe, expect, it } from 'vitest';
import { FROZEN_START } from '../../base/clock.ts';
import { failures } from '../../contracts/translateplus/failures.ts';
import { failureOf } from '../test-support/failure-of.ts';
import { sendJson } from '../test-support/stub-server.ts';
import { InsufficientCreditsError } from './errors.ts';

describe('refusals', () => {
  /** Kind by status for a costly call; 5xx leave the outcome open. */
  const KINDS: Readonly<Record<number, string>> = {
    400: 'bad-request',
    401: 'key',
    402: 'insufficient-credits',
    403: 'key',
    404: 'bad-request',
    405: 'bad-request',
    408: 'bad-request',
    413: 'bad-request',
    415: 'bad-request',
    422: 'bad-request',
    429: 'rate-limit',
    431: 'bad-request',
    500: 'outcome-unknown',
    503: 'outcome-unknown',
  };

  it.each(Object.entries(failures))('report %s of the catalogue with its kind and its text', async (_id, failure) => {
    const { body, status } = failure as { body: unknown; status: number };
    const { error } = await failureOf((response) => {
      if (typeof body === 'string') response.writeHead(status, { 'Content-Type': 'text/plain' }).end(body);
      else sendJson(response, status, body);
    });
    expect(error).toMatchObject({ kind: KINDS[status], status, chargePossible: status >= 500 });
    expect((error as Error).message).not.toMatch(/\[object Object\]|undefined|null/);
    const { detail } = (typeof body === 'object' ? body : { detail: body }) as { detail?: unknown };
    if (typeof detail === 'string') expect(error).toMatchObject({ detail });
  });

  it.each([
    ['documented', 'You have 0 credit(s) remaining, but this request requires 5 credit(s). Please upgrade.', 0, 5],
    ['thousands', 'You have 1,200 credits remaining, but this request requires 12,345 credits.', 1200, 12345],
    ['negative', 'You have -3 credit(s) remaining, but this request requires 1 credit(s).', -3, 1],
    ['one number only', 'This request requires 7 credit(s).', null, 7],
    ['other words', 'Payment required', null, null],
  ])('402, %s: reads the two numbers', async (_form, detail, remaining, required) => {
    const { error, requests } = await failureOf((response) => sendJson(response, 402, { detail }));
    expect(error).toBeInstanceOf(InsufficientCreditsError);
    expect(error).toMatchObject({ kind: 'insufficient-credits', remaining, required, detail });
    expect(requests).toBe(1);
  });

  const SPOKEN = 'Rate limit exceeded. You have made 60 requests. Please try again after 45 seconds.';
  const reset = (seconds: number) => ({ 'X-RateLimit-Reset': String(FROZEN_START / 1000 + seconds) });
  it.each([
    ['Retry-After before all else', SPOKEN, { 'Retry-After': '7', ...reset(30) }, 7],
    ['the text before the reset', SPOKEN, reset(30), 45],
    ['the reset at last', 'Rate limit exceeded. Please try again later.', reset(30), 30],
    ['a reset that has passed: unknown', 'Rate limit exceeded.', reset(-30), null],
    ['nothing: unknown', 'Rate limit exceeded.', {}, null],
  ])('429, %s', async (_rule, detail, headers, waitSeconds) => {
    const { error, clock, requests } = await failureOf((response) => sendJson(response, 429, { detail }, headers), {
      maxAttempts: 2,
    });
    expect(error).toMatchObject({ kind: 'rate-limit', attempts: 2, chargePossible: false });
    expect(clock.waits).toEqual([waitSeconds === null ? 500 : waitSeconds * 1000]);
    expect(requests).toBe(2);
    // The reset is a point in time: after the wait it lies in the past.
    const left = 'Retry-After' in headers || detail === SPOKEN ? waitSeconds : null;
    expect(error).toMatchObject({ waitSeconds: left });
  });

  it('fail at once for a 429 with a longer wait than allowed, and name the wait', async () => {
    const { error, clock, requests } = await failureOf(
      (response) => sendJson(response, 429, { detail: 'no' }, { 'Retry-After': '120' }),
      { maxWaitSeconds: 30 },
    );
    expect(error).toMatchObject({ kind: 'rate-limit', waitSeconds: 120, attempts: 1 });
    expect(String(error)).toMatch(/120 s, longer than maxWaitSeconds allows/);
    expect([clock.waits, requests]).toEqual([[], 1]);
  });

  it('retry a 503 with Retry-After and end as a server error without a charge', async () => {
    const { error, clock, requests } = await failureOf((response) =>
      sendJson(response, 503, { detail: 'Service temporarily unavailable' }, { 'Retry-After': '2' }),
    );
    expect(error).toMatchObject({ kind: 'server', status: 503, waitSeconds: 2, attempts: 3, chargePossible: false });
    expect([clock.waits, requests]).toEqual([[2_000, 2_000], 3]);
  });

  it('do not repeat a 503 for X-RateLimit-Reset, which is on every answer', async () => {
    const { error, requests } = await failureOf((response) => sendJson(response, 503, {}, reset(30)));
    expect(error).toMatchObject({ kind: 'outcome-unknown', status: 503 });
    expect(requests).toBe(1);
  });

  it('name a proxy page by its title and keep the request id', async () => {
    const { error } = await failureOf((response) =>
      response
        .writeHead(413, { 'Content-Type': 'text/html', 'X-Request-Id': 'r-1' })
        .end('<html><head><title>413 Request Entity Too Large</title></head></html>'),
    );
    expect(error).toMatchObject({ kind: 'bad-request', status: 413, requestId: 'r-1' });
    expect(String(error)).toContain('an HTML page titled "413 Request Entity Too Large"');
  });

  it('name the target of a redirect and do not follow it', async () => {
    const { error, requests } = await failureOf((response) =>
      response.writeHead(301, { Location: 'https://elsewhere.example/' }).end(),
    );
    expect(error).toMatchObject({ kind: 'protocol', problem: 'redirect', status: 301, chargePossible: false });
    expect(String(error)).toContain('https://elsewhere.example/');
    expect(requests).toBe(1);
  });
});
