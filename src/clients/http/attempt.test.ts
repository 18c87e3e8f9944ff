// Covers: body.ts

import { describe, expect, it } from 'vitest';
import { stubsOfEachTest } from '../test-support/closing.ts';
import { transportTo } from '../test-support/example-transport.ts';
import { type StubHandler, startSocketStub } from '../test-support/stub-server.ts';
import { controlTimeLimits, type TimeLimits } from '../test-support/time-limits.ts';

const { stubbed, closeLater } = stubsOfEachTest();

describe('answers that break', () => {
  const BROKEN: readonly [name: string, handler: StubHandler, safeKind: string, reason: string, gets: number][] = [
    ['a reset before the answer', (response) => response.socket?.resetAndDestroy(), 'connection', 'reset', 3],
    ['a connection closed without answer', (response) => response.socket?.end(), 'connection', 'reset', 3],
    [
      'a body shorter than announced',
      (response) => {
        response.writeHead(200, { 'Content-Length': '100' });
        response.write('{"a":', () => response.socket?.end());
      },
      'protocol',
      'broken-answer',
      3,
    ],
    [
      'chunks that break off',
      (response) => {
        response.writeHead(200);
        response.write('{"a":', () => response.socket?.resetAndDestroy());
      },
      'protocol',
      'broken-answer',
      3,
    ],
    [
      'a body that is not the gzip it claims to be',
      (response) => response.writeHead(200, { 'Content-Encoding': 'gzip' }).end('plain'),
      'protocol',
      'broken-answer',
      3,
    ],
    ['a body above the limit', (response) => response.end('x'.repeat(2_000)), 'protocol', 'too-large', 1],
  ];

  it.each(BROKEN)('%s', async (_name, handler, safeKind, reason, gets) => {
    const stub = await stubbed(handler);
    const { send } = transportTo(stub.url, { maxResponseBytes: 1_000 });
    await expect(send('safe')).rejects.toMatchObject({ kind: safeKind, attempts: gets, chargePossible: false });
    expect(stub.requests).toHaveLength(gets);

    const error = await send('costly').catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ kind: 'outcome-unknown', reason, attempts: 1, chargePossible: true });
    expect(String(error)).toContain('may have been carried out and charged');
    expect(stub.requests).toHaveLength(gets + 1);
  });

  it.each<[string, (limits: TimeLimits) => StubHandler]>([
    ['no answer in time', ({ endAll }) => endAll],
    ['a body that stalls', () => (response) => response.writeHead(200).write('{')],
  ])('%s', async (_name, handler) => {
    const limits = controlTimeLimits();
    const stub = await stubbed(handler(limits));
    const { send } = transportTo(stub.url, {
      async fetch(url, init) {
        const response = await fetch(url, init);
        setImmediate(limits.endAll);
        return response;
      },
    });
    await expect(send('safe')).rejects.toMatchObject({ kind: 'timeout', attempts: 3, chargePossible: false });
    expect(stub.requests).toHaveLength(3);
    await expect(send('costly')).rejects.toMatchObject({
      kind: 'outcome-unknown',
      reason: 'timeout',
      attempts: 1,
      chargePossible: true,
    });
    expect(stub.requests).toHaveLength(4);
  });

  it('accepts a body of exactly the limit', async () => {
    const stub = await stubbed((response) => response.end('x'.repeat(1_000)));
    const answer = await transportTo(stub.url, { maxResponseBytes: 1_000 }).send('safe');
    expect(answer.bytes).toHaveLength(1_000);
  });

  it('stops reading an endless body', async () => {
    let written = 0;
    const stub = await stubbed((response) => {
      const more = () => {
        while (!response.destroyed && response.write(Buffer.alloc(65_536))) written += 65_536;
        if (!response.destroyed) response.once('drain', more);
      };
      more();
    });
    await expect(transportTo(stub.url, { maxResponseBytes: 100_000 }).send('safe')).rejects.toMatchObject({
      problem: 'too-large',
    });
    expect(written).toBeLessThan(200 * 1024 * 1024);
  });

  it('uses the status of a failure even when its body breaks off', async () => {
    const stub = await stubbed((response) => {
      response.writeHead(402, { 'Content-Length': '100' });
      response.write('{', () => response.socket?.resetAndDestroy());
    });
    await expect(transportTo(stub.url).send('costly')).resolves.toMatchObject({ status: 402, attempts: 1 });
  });

  it('reports an answer that is not HTTP', async () => {
    let connections = 0;
    const garbage = await startSocketStub((socket) => {
      connections += 1;
      socket.once('data', () => socket.end('SSH-2.0-OpenSSH_9.6\r\n'));
    });
    closeLater(garbage.close);
    const { send } = transportTo(garbage.url);
    await expect(send('costly')).rejects.toMatchObject({ kind: 'outcome-unknown', reason: 'broken-answer' });
    expect(connections).toBe(1);
    await expect(send('safe')).rejects.toMatchObject({ kind: 'protocol', problem: 'broken-answer' });
    expect(connections).toBe(4);
  });

  it('keeps its time limit with a fetch that ignores signals', async () => {
    const deaf = () => new Promise<Response>(() => {});
    const { send } = transportTo('http://127.0.0.1:9', { fetch: deaf, timeoutMs: 20 });
    await expect(send('costly')).rejects.toMatchObject({ kind: 'outcome-unknown', reason: 'timeout' });
  });

  it('does not time out when the injected clock jumps', async () => {
    const stub = await stubbed((response) => setTimeout(() => response.end('late'), 100));
    await expect(transportTo(stub.url).send('costly')).resolves.toMatchObject({ status: 200 });
  });
});
