// Covers: poll-settings.ts, task-errors.ts

import { describe, expect, it } from 'vitest';
import { createGcoreClient, type WaitOptions } from '../gcore-ai.ts';
import { stubsOfEachTest } from '../test-support/closing.ts';
import { gcoreClientOf, TASK_ID, TOKEN, taskBody } from '../test-support/gcore-client.ts';
import { createJumpingClock } from '../test-support/jumping-clock.ts';
import { type StubHandler, sendJson } from '../test-support/stub-server.ts';

const { stubbed } = stubsOfEachTest();
const INPUT = { url: 'https://example.com/a.mp4' };

/** A service whose task has these statuses, one per poll; the last stays. `also` gives other answers. */
async function serving(statuses: readonly string[], also?: StubHandler) {
  let looks = 0;
  const stub = await stubbed((response, index, request) => {
    if (request.method === 'POST' && request.url.endsWith('/tasks'))
      return sendJson(response, 201, { task_id: TASK_ID });
    if (request.method === 'POST') return sendJson(response, 202, { result: 'Task has been cancelled successfully.' });
    const status = statuses[Math.min(looks, statuses.length - 1)] ?? '';
    looks += 1;
    if (status.startsWith('!')) return also?.(response, index, request);
    const result = status === 'FAILURE' ? { error: 'Unsupported file type: x' } : undefined;
    sendJson(response, 200, taskBody(status, result ? { result } : {}));
  });
  return { ...gcoreClientOf(stub.url), stub };
}

describe('transcribe', () => {
  it('polls at growing intervals and never stops on PENDING after STARTED', async () => {
    const { client, clock, stub } = await serving([
      ...['RECEIVED', 'PENDING', 'STARTED', 'PENDING', 'STARTED', 'RETRY', 'PENDING', 'SOMETHING_NEW', 'STARTED'],
      'SUCCESS',
    ]);
    const seen: string[] = [];
    const transcription = await client.transcribe(INPUT, { onProgress: ({ status }) => seen.push(status) });
    expect(transcription).toMatchObject({ taskId: TASK_ID, text: 'Hello', speechDetected: true });
    expect(seen).toHaveLength(10);
    expect(clock.waits).toEqual([2, 3, 4.5, 6.75, 10.125, 15.1875, 22.78125, 30, 30].map((s) => s * 1000));
    expect(stub.requests).toHaveLength(11);
  });

  it('takes its intervals from the options', async () => {
    const { client, clock } = await serving(['PENDING', 'PENDING', 'PENDING', 'SUCCESS']);
    await client.transcribe(INPUT, { firstPollSeconds: 1, pollFactor: 3, longestPollSeconds: 4 });
    expect(clock.waits).toEqual([1_000, 3_000, 4_000]);
  });

  it('fails with the reason', async () => {
    const { client } = await serving(['STARTED', 'FAILURE']);
    await expect(client.transcribe(INPUT)).rejects.toMatchObject({
      kind: 'task-failed',
      taskId: TASK_ID,
      reason: 'Unsupported file type: x',
    });
  });

  it('reports a cancelled task', async () => {
    const { client } = await serving(['STARTED', 'REVOKED']);
    await expect(client.transcribe(INPUT)).rejects.toMatchObject({ kind: 'task-revoked', taskId: TASK_ID });
  });

  it('fails when a success has no transcription', async () => {
    const { client } = await serving(['!'], (response) =>
      sendJson(response, 200, taskBody('SUCCESS', { result: null })),
    );
    await expect(client.transcribe(INPUT)).rejects.toMatchObject({ kind: 'protocol', problem: 'wrong-shape' });
  });

  it('has a total limit, after which the wait can be resumed', async () => {
    const { client, clock, stub } = await serving([...Array(7).fill('STARTED'), 'SUCCESS']);
    const failure = client.transcribe(INPUT, { limitSeconds: 20 });
    await expect(failure).rejects.toMatchObject({ kind: 'task-timeout', taskId: TASK_ID, task: { progress: 40 } });
    expect(clock.waits.reduce((sum, wait) => sum + wait)).toBe(20_000);
    expect(stub.requests.filter(({ url }) => url.endsWith('cancel'))).toHaveLength(0);
    await expect(client.waitForTask(TASK_ID)).resolves.toMatchObject({ status: 'SUCCESS' });
  });
});

describe('failed polls', () => {
  const busy: StubHandler = (response) => sendJson(response, 500, { status: 500, error: 'x' });

  it('do not end the wait while the task runs', async () => {
    const { client } = await serving(['STARTED', ...Array(15).fill('!'), 'SUCCESS'], busy);
    await expect(client.waitForTask(TASK_ID)).resolves.toMatchObject({ status: 'SUCCESS' });
  });

  it('end the wait when there are too many', async () => {
    const { client, stub } = await serving(['!'], busy);
    await expect(client.waitForTask(TASK_ID)).rejects.toMatchObject({ kind: 'server' });
    expect(stub.requests).toHaveLength(18);
  });

  it('delay the next poll by the wait they name', async () => {
    const { client, clock } = await serving(['!', 'SUCCESS'], (response) =>
      sendJson(response, 429, { error: 'later' }, { 'Retry-After': '300' }),
    );
    await client.waitForTask(TASK_ID);
    expect(clock.waits).toEqual([300_000]);
  });

  it.each([
    [404, 'not-found'],
    [401, 'key'],
    [422, 'feature-disabled'],
  ])('with %i end the wait at once', async (status, kind) => {
    const { client, stub } = await serving(['!'], (response) => sendJson(response, status, { error: 'x' }));
    await expect(client.waitForTask(TASK_ID)).rejects.toMatchObject({ kind });
    expect(stub.requests).toHaveLength(1);
  });
});

describe('abort', () => {
  const abortedWhileWaiting = async (work: 'transcribe' | 'waitForTask', options: WaitOptions, cancelStatus = 202) => {
    const controller = new AbortController();
    const stub = await stubbed((response, _index, { url }) => {
      if (url.endsWith('cancel')) sendJson(response, cancelStatus, { error: 'it is already in status SUCCESS.' });
      else sendJson(response, 200, taskBody('STARTED'));
    });
    // The wait itself decides when the signal fires, not the speed of the machine.
    const clock = createJumpingClock(() => controller.abort(new Error('enough')));
    const client = createGcoreClient({ baseUrl: stub.url, apiKey: TOKEN, clock });
    const all = { signal: controller.signal, ...options };
    const error = await client[work](work === 'transcribe' ? (INPUT as never) : (TASK_ID as never), all).then(
      () => null,
      (thrown: unknown) => thrown,
    );
    return { error, cancels: stub.requests.filter(({ url }) => url.endsWith('cancel')).length };
  };

  it.each([
    ['transcribe', {}, 202, true, 1],
    ['transcribe', {}, 412, false, 1],
    ['transcribe', { cancelOnAbort: false }, 202, false, 0],
    ['waitForTask', {}, 202, false, 0],
    ['waitForTask', { cancelOnAbort: true }, 202, true, 1],
  ] as const)('%s with %o: cancel answers %i, cancelled %s', async (work, options, status, cancelled, count) => {
    const { error, cancels } = await abortedWhileWaiting(work, options, status);
    expect(error).toMatchObject({ kind: 'aborted', taskId: TASK_ID, cancelled });
    expect(cancels).toBe(count);
  });

  it('cancels during a poll, too', async () => {
    const controller = new AbortController();
    const { client, stub } = await serving(['!'], () => controller.abort());
    await expect(client.transcribe(INPUT, { signal: controller.signal })).rejects.toMatchObject({ cancelled: true });
    expect(stub.requests.at(-1)?.url).toMatch(/cancel$/);
  });

  it('sends nothing when it comes before the first request', async () => {
    const { client, stub } = await serving(['SUCCESS']);
    await expect(client.transcribe(INPUT, { signal: AbortSignal.abort() })).rejects.toMatchObject({ kind: 'aborted' });
    expect(stub.requests).toHaveLength(0);
  });
});

it.each([
  [{ limitSeconds: -1 }, /limitSeconds/],
  [{ pollFactor: 0.5 }, /pollFactor/],
  [{ firstPollSeconds: Number.NaN }, /firstPollSeconds/],
  [{ longestPollSeconds: '3' }, /longestPollSeconds/],
])('refuses %o', async (options, message) => {
  const { client, stub } = await serving(['SUCCESS']);
  await expect(client.waitForTask(TASK_ID, options as WaitOptions)).rejects.toThrow(message);
  expect(stub.requests).toHaveLength(0);
});
