// Covers: http/outcome.ts, http/refusal.ts, translateplus/input.ts

import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { stubsOfEachTest } from './test-support/closing.ts';
import { failureOf } from './test-support/failure-of.ts';
import { refusingUrl, type StubHandler, sendJson } from './test-support/stub-server.ts';
import { controlTimeLimits } from './test-support/time-limits.ts';
import { clientOf, FILE, KEY } from './test-support/translateplus-client.ts';
import { createTranslatePlusClient } from './translateplus.ts';

const { stubbed } = stubsOfEachTest();

describe('translateSubtitles', () => {
  it('sends the documented request and returns the documented answer', async () => {
    const stub = await stubbed((response) => sendJson(response, 200, { format: 'srt', content: 'Hola', extra: 1 }));
    const answer = await clientOf(`${stub.url}/prefix/`, { userAgent: 'tests/1' }).translate();
    expect(answer).toEqual({ format: 'srt', content: 'Hola' });
    const [request] = stub.requests;
    expect(request).toMatchObject({ method: 'POST', url: '/prefix/v2/translate/subtitles' });
    expect(request?.headers).toMatchObject({
      'x-api-key': KEY,
      'content-type': 'application/json',
      'user-agent': 'tests/1',
    });
    expect(JSON.parse(request?.body ?? '')).toEqual({ format: 'srt', content: FILE, source: 'en', target: 'es' });
  });

  it('sends source auto by default', async () => {
    const stub = await stubbed((response) => sendJson(response, 200, { format: 'srt', content: 'x' }));
    await clientOf(stub.url).translate({ source: undefined });
    expect(JSON.parse(stub.requests[0]?.body ?? '').source).toBe('auto');
  });

  it.each([
    ['lone surrogates', 'a\ud800b\udc00'],
    ['NUL and a byte order mark', '\ufeffa\u0000b'],
    ['CR, LS and emoji', 'a\r\n\u2028👩‍👩‍👧'],
  ])('carries %s there and back', async (_what, content) => {
    const stub = await stubbed((response, _index, { body }) => sendJson(response, 200, JSON.parse(body)));
    await expect(clientOf(stub.url).translate({ content })).resolves.toEqual({ format: 'srt', content });
  });

  it.each([
    [{ format: 'SRT' }, /format must be 'srt' or 'vtt', got "SRT"/],
    [{ format: undefined }, /format must be .* got undefined/],
    [{ content: '' }, /content is empty/],
    [{ content: '\ufeff \r\n' }, /content is empty/],
    [{ content: Buffer.from(FILE) }, /content must be .* got bytes \(decode them first\)/],
    [{ target: 'auto' }, /works as source only/],
    [{ target: 'AUTO' }, /works as source only/],
    [{ target: '' }, /target must be a language code/],
    [{ target: undefined }, /target must be .* got undefined/],
    [{ source: '' }, /source must be/],
    [{ source: null }, /source must be .* got null/],
  ])('refuses %o before a request is spent', async (more, message) => {
    const stub = await stubbed((response) => response.end());
    const call = clientOf(stub.url).translate(more);
    await expect(call).rejects.toThrow(message);
    await expect(call).rejects.toMatchObject({ kind: 'input', attempts: 0, chargePossible: false });
    expect(stub.requests).toHaveLength(0);
  });

  it('rejects missing input', async () => {
    const { client } = clientOf('http://127.0.0.1:9');
    await expect(client.translateSubtitles(undefined as never)).rejects.toMatchObject({ kind: 'input' });
  });
});

describe('nothing is sent twice that may have been charged', () => {
  it.each<[string, StubHandler, string]>([
    ['a reset', (response) => response.socket?.resetAndDestroy(), 'reset'],
    ['a 500', (response) => sendJson(response, 500, { detail: 'Internal server error' }), 'status'],
    ['a 502 page', (response) => response.writeHead(502).end('<html>'), 'status'],
    ['an empty 504', (response) => response.writeHead(504).end(), 'status'],
    ['a huge body', (response) => response.end('x'.repeat(10_000)), 'too-large'],
    [
      'a truncated body',
      (response) => {
        response.writeHead(200, { 'Content-Length': '999' });
        response.write('{', () => response.socket?.end());
      },
      'broken-answer',
    ],
  ])('after %s', async (_what, handler, reason) => {
    const { error, requests } = await failureOf(handler, { maxResponseBytes: 5_000 });
    expect(error).toMatchObject({ kind: 'outcome-unknown', reason, attempts: 1, chargePossible: true });
    expect(requests).toBe(1);
  });

  it('after a timeout', async () => {
    const { error, requests } = await failureOf(controlTimeLimits().endAll);
    expect(error).toMatchObject({ kind: 'outcome-unknown', reason: 'timeout', attempts: 1, chargePossible: true });
    expect(requests).toBe(1);
  });

  it('except after a refused connection', async () => {
    const { translate, clock } = clientOf(await refusingUrl());
    await expect(translate()).rejects.toMatchObject({ kind: 'connection', attempts: 3, chargePossible: false });
    expect(clock.waits).toEqual([500, 1_000]);
  });

  it('except a GET', async () => {
    const stub = await stubbed((response, index) =>
      index < 2 ? response.socket?.resetAndDestroy() : sendJson(response, 200, { languages: { en: 'English' } }),
    );
    await expect(clientOf(stub.url).client.listSupportedLanguages()).resolves.toEqual({ English: 'en' });
  });
});

it('not even by an abort', async () => {
  const controller = new AbortController();
  const stub = await stubbed(() => controller.abort());
  const { client } = clientOf(stub.url);
  const input = { format: 'srt', content: FILE, target: 'es' } as const;
  await expect(client.translateSubtitles(input, { signal: controller.signal })).rejects.toMatchObject({
    kind: 'aborted',
    chargePossible: true,
  });
  await expect(client.getHealth({ signal: controller.signal })).rejects.toMatchObject({
    kind: 'aborted',
    chargePossible: false,
  });
});

describe('the key', () => {
  it.each<[string, StubHandler]>([
    ['a refusal', (response) => sendJson(response, 403, { detail: `Invalid API key ${KEY}` })],
    ['a page title', (response) => response.writeHead(500).end(`<html><title>${KEY}</title></html>`)],
    ['a good answer of the wrong shape', (response) => sendJson(response, 200, { [KEY]: KEY })],
    ['headers', (response) => sendJson(response, 429, {}, { 'X-Request-Id': KEY, 'Retry-After': '999' })],
    ['a redirect', (response) => response.writeHead(302, { Location: `http://h/?key=${KEY}` }).end()],
    ['an error of a gateway', (response) => sendJson(response, 401, { errors: [{ message: KEY }] })],
  ])('stays out of the error when the server echoes it in %s', async (_where, handler) => {
    const { error } = await failureOf(handler);
    expect(error).toBeInstanceOf(Error);
    expect(inspect(error)).toContain('[redacted]');
  });

  it.each([[`${KEY}\n`], [`${KEY}\u0000`], [`${KEY} ключ`]])('is refused, and not repeated, as %j', (apiKey) => {
    let message = '';
    try {
      createTranslatePlusClient({ apiKey });
    } catch (error) {
      message = inspect(error);
    }
    expect(message).toContain('apiKey');
    expect(message).not.toContain(KEY);
  });

  it.each([[null], [''], [42]])('must be a text: %j', (apiKey) => {
    expect(() => createTranslatePlusClient({ apiKey: apiKey as never })).toThrow(/apiKey must be a text/);
  });
});
