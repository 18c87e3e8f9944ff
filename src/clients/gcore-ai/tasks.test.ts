// Covers: connection.ts, read-tasks.ts

import { describe, expect, it } from 'vitest';
import { stubsOfEachTest } from '../test-support/closing.ts';
import { gcoreClientOf, gcoreFailureOf, RESULT, TASK_ID, TOKEN, taskBody } from '../test-support/gcore-client.ts';
import { sendJson } from '../test-support/stub-server.ts';
import { millisecondsOf, pageIn } from './read-tasks.ts';

const { stubbed } = stubsOfEachTest();
const URL = 'https://example.com/a.mp4';

describe('createTask', () => {
  it('sends the documented request and returns the id', async () => {
    const stub = await stubbed((response) => sendJson(response, 201, { task_id: TASK_ID, extra: 1 }));
    const { client } = gcoreClientOf(`${stub.url}/prefix/`);
    const input = {
      url: URL,
      audioLanguage: 'eng',
      subtitlesLanguage: 'ger',
      clientUserId: '😀'.repeat(256),
      clientEntityData: '',
    };
    await expect(client.createTask(input)).resolves.toEqual({ taskId: TASK_ID });
    const [request] = stub.requests;
    expect(request).toMatchObject({ method: 'POST', url: '/prefix/streaming/ai/tasks' });
    expect(request?.headers).toMatchObject({ authorization: `APIKey ${TOKEN}`, 'content-type': 'application/json' });
    expect(JSON.parse(request?.body ?? '')).toEqual({
      url: URL,
      task_name: 'transcription',
      audio_language: 'eng',
      subtitles_language: 'ger',
      client_user_id: '😀'.repeat(256),
      client_entity_data: '',
    });
  });

  it('starts content moderation for a category', async () => {
    const stub = await stubbed((response) => sendJson(response, 201, { task_id: TASK_ID }));
    await gcoreClientOf(stub.url).client.createTask({
      url: URL,
      category: 'hard_nudity',
      stopObjects: 'ANUS_EXPOSED:0.4',
    });
    expect(JSON.parse(stub.requests[0]?.body ?? '')).toEqual({
      url: URL,
      task_name: 'content-moderation',
      category: 'hard_nudity',
      stop_objects: 'ANUS_EXPOSED:0.4',
    });
  });

  it.each([
    [{ url: '' }, /url must be the link/],
    [{}, /got undefined/],
    [{ url: URL, audioLanguage: 'auto' }, /Leave it out/],
    [{ url: URL, audioLanguage: 'en' }, /three letters/],
    [{ url: URL, subtitlesLanguage: 'en-US' }, /subtitlesLanguage must be/],
    [{ url: URL, clientUserId: 'x'.repeat(257) }, /at most 256/],
    [{ url: URL, clientEntityData: 'x'.repeat(4097) }, /at most 4096/],
  ])('refuses %o before anything is sent', async (input, message) => {
    const { error, requests } = await gcoreFailureOf(
      (response) => response.end(),
      (client) => client.createTask(input as never),
    );
    expect(error).toMatchObject({ kind: 'input' });
    expect(String(error)).toMatch(message);
    expect(requests).toHaveLength(0);
  });

  it.each([
    ['reset', 'outcome-unknown'],
    ['500', 'outcome-unknown'],
    ['no id', 'protocol'],
  ])('is not sent again after %s', async (what, kind) => {
    const { error, requests } = await gcoreFailureOf(
      (response) => {
        if (what === 'reset') response.socket?.resetAndDestroy();
        else sendJson(response, what === '500' ? 500 : 201, { error: 'x' });
      },
      (client) => client.createTask({ url: URL }),
    );
    expect(error).toMatchObject({ kind, chargePossible: true, attempts: 1 });
    expect(requests).toHaveLength(1);
  });
});

describe('getTask', () => {
  const read = async (body: object) => {
    const stub = await stubbed((response) => sendJson(response, 200, body));
    return gcoreClientOf(stub.url).client.getTask(TASK_ID);
  };

  it('reads times in milliseconds, the data and the result', async () => {
    const times = { started_at: '2026-06-26T16:26:29.25Z', completed_at: '2026-06-26T16:26:38Z', total_time_sec: 112 };
    await expect(read(taskBody('SUCCESS', { processing_time: times, more: 1 }))).resolves.toMatchObject({
      status: 'SUCCESS',
      final: true,
      progress: 100,
      startedAt: '2026-06-26T16:26:29.25Z',
      totalSeconds: 112,
      data: { url: URL, taskName: 'transcription', clientId: 1, audioLanguage: null },
      result: { type: 'transcription', cues: [{ startMs: 9, endMs: 3_603_689, text: 'Hello' }], languages: ['eng'] },
    });
  });

  it("reads the guide's sample, which lacks members that are required today", async () => {
    const { speech_detected: _, languages: __, ...old } = RESULT;
    const task = await read(taskBody('SUCCESS', { task_data: { url: URL }, result: old }));
    expect(task).toMatchObject({ data: { taskName: null }, result: { speechDetected: true, languages: [] } });
  });

  it.each([
    [
      { nsfw_detected: false, detection_results: [], frames: [] },
      { type: 'moderation', detected: false },
    ],
    [
      { sport_detected: true, detection_results: ['x'], frames: [{ label: 'x', 'frame-number': 3, confidence: 0.5 }] },
      { type: 'moderation', labels: ['x'], frames: [{ label: 'x', frameNumber: 3, confidence: 0.5 }] },
    ],
    [{ error: 'no' }, { type: 'failure', error: 'no' }],
    [{ speech_detected: false }, { type: 'transcription', speechDetected: false, cues: [], vtt: '' }],
    [null, null],
  ])('reads the result %o', async (result, expected) => {
    const { result: got } = await read(taskBody('SUCCESS', { result }));
    if (expected === null) expect(got).toBeNull();
    else expect(got).toMatchObject(expected);
  });

  it.each([
    [{ status: 7 }, /"status" to be a string/],
    [{ task_id: null }, /"task_id" to be a string, got null/],
    [{ progress: '40' }, /"progress" to be a number/],
    [{ result: [] }, /"result" to be a JSON object/],
    [{ result: {} }, /a transcription, moderation or failure/],
    [{ result: { ...RESULT, subtitles: [{ start_time: '1', end_time: '2', text: '' }] } }, /HH:MM:SS/],
    [{ result: { ...RESULT, subtitles: {} } }, /"subtitles" of "result" to be an array/],
    [{ result: { ...RESULT, languages: [1] } }, /languages\[0\] to be a string/],
  ])('refuses %o', async (more, message) => {
    const call = read(taskBody('SUCCESS', more));
    await expect(call).rejects.toMatchObject({ kind: 'protocol', problem: 'wrong-shape', chargePossible: false });
    await expect(call).rejects.toThrow(message);
  });

  it('accepts the spelling REVOKE', async () => {
    await expect(read(taskBody('REVOKE'))).resolves.toMatchObject({ status: 'REVOKED', final: true });
  });

  it('reads times', () => {
    expect(millisecondsOf('100:00:01.5')).toBe(360_001_500);
    expect(millisecondsOf('00:00:01,250')).toBe(1_250);
    for (const wrong of ['00:01.000', '00:00:01.2345', '', '1:2:3']) expect(millisecondsOf(wrong)).toBeNull();
  });
});

describe('lists', () => {
  const pages = async (handler: (page: number) => [number, object]) => {
    const stub = await stubbed((response, _index, { url }) => {
      const [status, body] = handler(Number(new globalThis.URL(url, 'http://h').searchParams.get('page')));
      sendJson(response, status, body);
    });
    const { client } = gcoreClientOf(stub.url);
    const ids = [];
    for await (const { taskId } of client.allTasks({ limit: 2, search: 'a b' })) ids.push(taskId);
    return { ids, requests: stub.requests };
  };
  const task = (task_id: string) => ({ ...taskBody('PENDING'), task_id });

  it('send filters and read the envelope', async () => {
    const stub = await stubbed((response) =>
      sendJson(response, 200, { count: 127, next: 'page=3', previous: 'page=1', results: [task('a')] }),
    );
    const page = await gcoreClientOf(stub.url).client.listTasks({ status: 'SUCCESS', page: 2, ordering: 'task_id' });
    expect(stub.requests[0]?.url).toBe('/streaming/ai/tasks?status=SUCCESS&ordering=task_id&page=2');
    expect(page).toMatchObject({ count: 127, nextPage: 3, previousPage: 1, tasks: [{ taskId: 'a' }] });
  });

  it('follow next and yield no task twice', async () => {
    const { ids, requests } = await pages((page) => [
      200,
      { next: page < 3 ? `page=${page + 1}` : null, results: [task(`t${page}`), task(`t${page + 1}`)] },
    ]);
    expect(ids).toEqual(['t1', 't2', 't3', 't4']);
    expect(requests.map(({ url }) => url.split('?')[1])).toEqual(
      [1, 2, 3].map((page) => `search=a+b&page=${page}&limit=2`),
    );
  });

  it.each([
    ['an empty page', [200, { next: 'page=9', results: [] }]],
    ['a 404', [404, { status: 404, error: 'Not Found.' }]],
  ] as [string, [number, object]][])('ends at %s past the last', async (_what, past) => {
    const { ids } = await pages((page) => (page === 1 ? [200, { next: 'page=2', results: [task('a')] }] : past));
    expect(ids).toEqual(['a']);
  });

  it('end when the server repeats itself', async () => {
    const { ids, requests } = await pages((page) => [200, { next: `page=${page + 1}`, results: [task('a')] }]);
    expect(ids).toEqual(['a']);
    expect(requests).toHaveLength(4);
  });

  it('fail for a 404 on the first page', async () => {
    await expect(pages(() => [404, { status: 404, error: 'Not Found.' }])).rejects.toMatchObject({ status: 404 });
  });

  it.each([
    ['page=2', 2],
    ['limit=1&page=12', 12],
    ['https://h/x?limit=1&page=3#f', 3],
    ['per_page=3', null],
    [null, null],
  ])('reads the page in %s', (fragment, page) => {
    expect(pageIn(fragment)).toBe(page);
  });
});

describe('cancelTask', () => {
  it('accepts 202', async () => {
    const stub = await stubbed((response) =>
      sendJson(response, 202, { result: 'Task has been cancelled successfully.' }),
    );
    await expect(gcoreClientOf(stub.url).client.cancelTask(TASK_ID)).resolves.toBeUndefined();
    expect(stub.requests[0]).toMatchObject({ method: 'POST', url: `/streaming/ai/tasks/${TASK_ID}/cancel`, body: '' });
  });

  const revoked = { error: 'Cannot cancel task because it is already in status REVOKED.' };

  it('counts REVOKED as done when the first answer was lost', async () => {
    const stub = await stubbed((response, index) => {
      if (index === 0) response.socket?.resetAndDestroy();
      else sendJson(response, 412, revoked);
    });
    await expect(gcoreClientOf(stub.url).client.cancelTask(TASK_ID)).resolves.toBeUndefined();
  });

  it('otherwise reports that the task is final', async () => {
    const { error } = await gcoreFailureOf(
      (response) => sendJson(response, 412, revoked),
      (client) => client.cancelTask(TASK_ID),
    );
    expect(error).toMatchObject({ kind: 'task-final', taskStatus: 'REVOKED', status: 412 });
  });

  it.each([[''], ['..'], [7]])('refuses the id %j', async (taskId) => {
    const { client } = gcoreClientOf('http://127.0.0.1:9');
    await expect(client.cancelTask(taskId as string)).rejects.toMatchObject({ kind: 'input' });
  });
});

it('asks whether languages are supported', async () => {
  const stub = await stubbed((response) => sendJson(response, 200, { supported: false }));
  const { client } = gcoreClientOf(stub.url);
  await expect(client.isLanguageSupported('eng', 'uzb')).resolves.toBe(false);
  expect(stub.requests[0]?.url).toBe(
    '/streaming/ai/info?type=language_support&audio_language=eng&subtitles_language=uzb',
  );
  await expect(client.isLanguageSupported('en')).rejects.toMatchObject({ kind: 'input' });
});
