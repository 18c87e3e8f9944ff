import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { createGcoreClient, type GcoreClient } from '../gcore-ai.ts';
import { gcoreFailureOf, TASK_ID, TOKEN } from '../test-support/gcore-client.ts';
import { type StubHandler, sendJson } from '../test-support/stub-server.ts';

const create = (client: GcoreClient) => client.createTask({ url: 'https://example.com/a.mp4' });
const get = (client: GcoreClient) => client.getTask(TASK_ID);
const cancel = (client: GcoreClient) => client.cancelTask(TASK_ID);
const addVideo = (client: GcoreClient) => client.createVideo({ name: 'a' });
const addSubtitle = (client: GcoreClient) => client.createSubtitle(1, { language: 'ger', vtt: 'WEBVTT\n' });
const NOT_FOUND = 'Not Found. Entity you are looking for was not found, please check the initial parameters';

describe('refusals by cause', () => {
  it.each<[string, (client: GcoreClient) => Promise<unknown>, number, object, object]>([
    ['queue full', create, 400, { error: 'Queue limit reached (100), try later.' }, { kind: 'queue-full', limit: 100 }],
    ['bad url', create, 400, { error: '"url" is not specified' }, { kind: 'bad-request' }],
    ['bad language of a task', create, 400, { error: 'Language code "xx" is wrong' }, { kind: 'language' }],
    [
      'feature off',
      create,
      422,
      { error: 'Feature is disabled. Contact support to enable.' },
      { kind: 'feature-disabled' },
    ],
    ['feature off in other words', get, 422, { error: 'Upgrade required' }, { kind: 'feature-disabled' }],
    [
      'feature off on a subtitle',
      addSubtitle,
      422,
      { error: 'Feature is disabled. Contact support to enable.' },
      { kind: 'feature-disabled' },
    ],
    [
      'bad language of a subtitle',
      addSubtitle,
      422,
      { status: 422, error: 'Unprocessable Entity. Language code is not recognized.' },
      { kind: 'language' },
    ],
    ['the short form', addSubtitle, 422, { error: 'Language code is not recognized.' }, { kind: 'language' }],
    ['a bad file', addSubtitle, 422, { status: 422, error: 'Unprocessable Entity. x' }, { kind: 'bad-request' }],
    [
      'a blank name',
      addVideo,
      422,
      { errors: { name: ["can't be blank"] } },
      { kind: 'invalid-fields', fields: { name: ["can't be blank"] } },
    ],
    [
      'a bad language of a video',
      addVideo,
      422,
      { errors: { auto_translate_subtitles_language: ['x'] } },
      { kind: 'language' },
    ],
    [
      'a bad language and another field',
      addVideo,
      422,
      { errors: { auto_translate_subtitles_language: ['x'], name: ['y'] } },
      { kind: 'invalid-fields' },
    ],
    ['no such task', get, 404, { status: 404, error: NOT_FOUND }, { kind: 'not-found', detail: NOT_FOUND }],
    ['no such task to cancel', cancel, 404, { error: 'Task not found' }, { kind: 'not-found' }],
    ['a path that is none', create, 404, { status: 404, error: NOT_FOUND }, { kind: 'bad-request' }],
    ['another server', get, 404, {}, { kind: 'bad-request' }],
    [
      'a final task',
      cancel,
      412,
      { error: 'It is already in status SUCCESS.' },
      { kind: 'task-final', taskStatus: 'SUCCESS' },
    ],
    ['no token', get, 401, { error: 'Authentication credentials were not provided.' }, { kind: 'key' }],
    ['a role that only looks', create, 403, { message: 'You do not have permission' }, { kind: 'key', status: 403 }],
    ['405', get, 405, { status: 405, error: 'Method Not Allowed' }, { kind: 'bad-request', status: 405 }],
    [
      'the platform shape',
      get,
      500,
      { exception_class: 'HTTPError', message: 'HTTP 500', request_id: 'r' },
      { kind: 'server', detail: 'HTTP 500', attempts: 3 },
    ],
  ])('%s', async (_what, call, status, body, expected) => {
    const { error, requests } = await gcoreFailureOf((response) => sendJson(response, status, body), call);
    expect(error).toMatchObject(expected);
    expect(requests).toHaveLength(status >= 500 ? 3 : 1);
  });

  it('waits for the end of 429 and succeeds', async () => {
    const handler: StubHandler = (response, index) =>
      index === 0
        ? sendJson(response, 429, { error: 'Too many requests, try later.' }, { 'Retry-After': '7' })
        : sendJson(response, 201, { task_id: TASK_ID });
    const { error, clock } = await gcoreFailureOf(handler, create);
    expect(error).toBeNull();
    expect(clock.waits).toEqual([7_000]);
  });

  it('reports the wait of a 429 when it is too long', async () => {
    const { error } = await gcoreFailureOf(
      (response) => sendJson(response, 429, { error: 'later' }, { 'Retry-After': '90' }),
      create,
    );
    expect(error).toMatchObject({ kind: 'rate-limit', waitSeconds: 90, attempts: 1 });
  });

  it('does not follow redirects to other origins', async () => {
    const { error } = await gcoreFailureOf((response) => response.writeHead(302, { Location: 'http://h/' }).end(), get);
    expect(error).toMatchObject({ kind: 'protocol', problem: 'redirect' });
  });

  it.each([
    ['HTML', '<!DOCTYPE html><title>Login</title>', 'html'],
    ['nothing', '', 'empty'],
    ['the start of JSON', '{"task', 'not-json'],
    ['an array', '[]', 'wrong-shape'],
  ])('200 with %s is a protocol error', async (_what, body, problem) => {
    const { error } = await gcoreFailureOf((response) => response.end(body), get);
    expect(error).toMatchObject({ kind: 'protocol', problem, chargePossible: false });
  });
});

describe('secrets', () => {
  it.each<[string, StubHandler]>([
    ['a refusal', (response) => sendJson(response, 401, { error: `Bad token: ${TOKEN}` })],
    ['a refusal, in part', (response) => sendJson(response, 401, { error: `Bad token: ${TOKEN.slice(6)}` })],
    ['fields', (response) => sendJson(response, 422, { errors: { [TOKEN]: [TOKEN] } })],
    ['a page title', (response) => response.writeHead(502).end(`<html><title>${TOKEN}</title></html>`)],
    ['a good answer of the wrong shape', (response) => sendJson(response, 200, { [TOKEN]: TOKEN })],
    ['the reason of a failure', (response) => sendJson(response, 412, { error: `status ${TOKEN}` })],
  ])('the token stays out when it is echoed in %s', async (_where, handler) => {
    const { error } = await gcoreFailureOf(handler, addVideo);
    expect(error).toBeInstanceOf(Error);
  });

  it('leave out credentials of an origin', async () => {
    const { error } = await gcoreFailureOf(
      (response) => sendJson(response, 422, { errors: { origin_http_headers: ['Basic b3BlbjpzYW1l is no header'] } }),
      (client) => client.createVideo({ name: 'a', originHttpHeaders: 'Authorization: Basic b3BlbjpzYW1l' }),
    );
    expect(inspect(error, { depth: 9 })).not.toContain('b3Blbjp');
  });

  it.each([['My API Key'], ['1234$abcd...'], ['{your_api_key}']])('accept the token %s', (apiKey) => {
    expect(() => createGcoreClient({ apiKey })).not.toThrow();
  });

  it.each([[`${TOKEN}\n`], [''], [undefined]])('reject the token %j', (apiKey) => {
    expect(() => createGcoreClient({ apiKey: apiKey as string })).toThrow(/apiKey/);
  });
});
