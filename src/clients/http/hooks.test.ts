import { expect, it } from 'vitest';
import { stubsOfEachTest } from '../test-support/closing.ts';
import { transportTo } from '../test-support/example-transport.ts';
import { sendJson } from '../test-support/stub-server.ts';
import type { ClientHooks } from './hooks.ts';

const { stubbed } = stubsOfEachTest();

/** Hooks that write down the name, attempt and end of each event. */
function recorded() {
  const events: unknown[][] = [];
  const hooks: ClientHooks = {
    onRequest: ({ operation, method, attempt }) => events.push(['request', operation, method, attempt]),
    onResponse: ({ attempt, end, milliseconds }) => events.push(['response', attempt, end, milliseconds >= 0]),
    onRetry: ({ attempt, end, waitSeconds }) => events.push(['retry', attempt, end, waitSeconds]),
  };
  return { events, hooks };
}

it('reports each attempt and each wait', async () => {
  const stub = await stubbed((response, index) => sendJson(response, index === 0 ? 429 : 200, {}));
  const { events, hooks } = recorded();
  const { send } = transportTo(stub.url, { hooks });
  const { operation } = (await send('safe')).call;
  expect(events).toEqual([
    ['request', operation, 'GET', 1],
    ['response', 1, 429, true],
    ['retry', 1, 429, 0.5],
    ['request', operation, 'GET', 2],
    ['response', 2, 200, true],
  ]);
});

it('reports an attempt without an answer by the kind of its failure', async () => {
  const stub = await stubbed((response) => response.socket?.resetAndDestroy());
  const { events, hooks } = recorded();
  await expect(transportTo(stub.url, { hooks }).send('costly')).rejects.toMatchObject({ kind: 'outcome-unknown' });
  expect(events.at(-1)).toEqual(['response', 1, 'reset', true]);
});

it('ignores what an observer throws: it must not lose an answer', async () => {
  const stub = await stubbed((response) => sendJson(response, 200, { a: 1 }));
  const fail = () => {
    throw new Error('observer');
  };
  const observers = { hooks: { onRequest: fail, onResponse: fail }, logger: { debug: fail, warn: fail } };
  const answer = await transportTo(stub.url, observers).send('costly', { call: { onResponse: fail } });
  expect(answer.json()).toEqual({ a: 1 });
});

it('writes each attempt and each retry to the logger, without secrets', async () => {
  const stub = await stubbed((response, index) => sendJson(response, index === 0 ? 503 : 200, {}));
  const lines: string[] = [];
  const logger = {
    debug: (line: string) => lines.push(`debug ${line}`),
    warn: (line: string) => lines.push(`warn ${line}`),
  };
  await transportTo(stub.url, { logger, secrets: ['s3cret-token'] }).send('safe', { query: { key: 's3cret-token' } });
  expect(lines).toHaveLength(5);
  expect(lines[0]).toMatch(/^debug Example \w+, attempt 1: GET http:\/\/127/);
  expect(lines[2]).toMatch(/^warn Example \w+, attempt 1: 503; tries again in 0\.5 s$/);
  expect(lines.join('\n')).not.toContain('s3cret-token');
});

it('hands over the raw answer of any status', async () => {
  const stub = await stubbed((response) => sendJson(response, 404, { detail: 'no' }, { 'X-Extra': '1' }));
  const seen: unknown[] = [];
  await transportTo(stub.url).send('safe', {
    call: {
      onResponse: ({ status, headers, json, attempts }) => seen.push(status, headers.get('x-extra'), json(), attempts),
    },
  });
  expect(seen).toEqual([404, '1', { detail: 'no' }, 1]);
});

it('lets a call have its own limits and headers', async () => {
  const stub = await stubbed((response) => sendJson(response, 429, {}, { 'Retry-After': '300' }));
  const { send, clock } = transportTo(stub.url);
  const call = { maxAttempts: 2, maxWaitSeconds: 300, headers: { traceparent: 'x' } };
  await expect(send('safe', { call })).resolves.toMatchObject({ status: 429, attempts: 2, waitRefused: false });
  expect(clock.waits).toEqual([300_000]);
  expect(stub.requests[0]?.headers).toMatchObject({ traceparent: 'x' });
  await expect(send('safe', { call: { maxAttempts: 0 } })).rejects.toMatchObject({ kind: 'input' });
});
