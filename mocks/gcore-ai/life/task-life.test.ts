import { describe, expect, it } from 'vitest';
import { type Gcore, startGcore } from '../../../test/support/gcore-bench.ts';

const URL_60S = 'https://media.example.com/talk.mp4?mock-duration=60';

/** Every state that a careful client could see, polled each tenth of a second until nothing moves any more. */
async function watch(gcore: Gcore, id: string, seconds = 120) {
  const seen: { status: string; progress: number }[] = [];
  for (let tenths = 0; tenths < seconds * 10; tenths += 1) {
    const { status, progress } = (await gcore.send('GET', `/streaming/ai/tasks/${id}`)).body;
    const last = seen.at(-1);
    if (last?.status !== status || last?.progress !== progress) seen.push({ status, progress });
    if (['SUCCESS', 'FAILURE', 'REVOKED'].includes(status)) break;
    await gcore.advance(0.1);
  }
  return seen;
}

const distinct = (seen: readonly { status: string }[]) =>
  seen.map(({ status }) => status).filter((status, at, all) => status !== all[at - 1]);

describe('the life of a task', () => {
  it('goes from RECEIVED to SUCCESS with a fall back to PENDING, and progress never falls', async () => {
    const gcore = await startGcore();
    const seen = await watch(gcore, await gcore.task({ url: URL_60S }));
    expect(distinct(seen)).toEqual(['RECEIVED', 'PENDING', 'STARTED', 'PENDING', 'STARTED', 'SUCCESS']);
    expect(seen.map(({ progress }) => progress)).toEqual([0, 0, 1, 25, 50, 50, 75, 100]);
  });

  it('takes a fifth of the media, and its times agree to the millisecond', async () => {
    const gcore = await startGcore();
    const task = await gcore.finished({ url: 'https://media.example.com/a.mp4?mock-duration=61.235' });
    expect(task.processing_time).toEqual({
      started_at: '2026-01-01T00:00:01.000Z',
      completed_at: '2026-01-01T00:00:13.247Z',
      total_time_sec: 12.247,
    });
  });

  it('has no times before the start, no end before the end, and no result but at the end', async () => {
    const gcore = await startGcore();
    const id = await gcore.task({ url: URL_60S });
    const received = (await gcore.send('GET', `/streaming/ai/tasks/${id}`)).body;
    expect(received.processing_time).toEqual({ started_at: null, completed_at: null, total_time_sec: null });
    expect(received.result).toBeNull();
    await gcore.advance(5);
    const started = (await gcore.send('GET', `/streaming/ai/tasks/${id}`)).body;
    expect(started).toMatchObject({ status: 'STARTED', result: null });
    expect(started.processing_time).toMatchObject({ completed_at: null, total_time_sec: null });
  });

  it.each([1, 2, 3])('survives %i internal failures', async (retries) => {
    const gcore = await startGcore();
    const seen = await watch(gcore, await gcore.task({ url: `${URL_60S}&mock-retries=${retries}` }));
    const states = distinct(seen);
    expect(states.filter((status) => status === 'RETRY')).toHaveLength(retries);
    expect(states.at(-1)).toBe('SUCCESS');
    expect(states.slice(2, 6)).toEqual(['STARTED', 'RETRY', 'PENDING', 'STARTED']);
    const progress = seen.map((one) => one.progress);
    expect(progress).toEqual([...progress].sort((a, b) => a - b));
  });

  it('fails after three internal failures, and keeps its progress', async () => {
    const gcore = await startGcore();
    const seen = await watch(gcore, await gcore.task({ url: `${URL_60S}&mock-retries=4` }));
    expect(distinct(seen).filter((status) => status === 'RETRY')).toHaveLength(3);
    expect(seen.at(-1)).toEqual({ status: 'FAILURE', progress: seen.at(-2)?.progress });
  });

  it.each([
    ['RECEIVED', 0],
    ['PENDING', 0.7],
    ['STARTED', 1.2],
    ['PENDING', 7.2],
  ])('is cancelled from %s after %d s, once and for good', async (status, after) => {
    const gcore = await startGcore();
    const id = await gcore.task({ url: URL_60S });
    await gcore.advance(after);
    const before = (await gcore.send('GET', `/streaming/ai/tasks/${id}`)).body;
    expect(before.status).toBe(status);
    const cancelled = await gcore.send('POST', `/streaming/ai/tasks/${id}/cancel`);
    expect([cancelled.status, cancelled.body]).toEqual([202, { result: 'Task has been cancelled successfully.' }]);
    await gcore.advance(3600);
    const task = (await gcore.send('GET', `/streaming/ai/tasks/${id}`)).body;
    expect(task).toMatchObject({ status: 'REVOKED', progress: before.progress, result: null });
    expect(task.processing_time.completed_at).not.toBeNull();
    const again = await gcore.send('POST', `/streaming/ai/tasks/${id}/cancel`);
    expect([again.status, again.body]).toEqual([
      412,
      { error: 'Cannot cancel task because it is already in status REVOKED.' },
    ]);
  });

  it('cannot be cancelled when it is done, or not there', async () => {
    const gcore = await startGcore();
    const { task_id: id } = await gcore.finished({ url: URL_60S });
    const done = await gcore.send('POST', `/streaming/ai/tasks/${id}/cancel`);
    expect([done.status, done.body.error]).toEqual([412, expect.stringContaining('SUCCESS')]);
    const none = await gcore.send('POST', '/streaming/ai/tasks/task_id/cancel');
    expect([none.status, none.body]).toEqual([404, { error: 'Task not found' }]);
    const get = await gcore.send('GET', '/streaming/ai/tasks/task_id');
    expect([get.status, Object.keys(get.body)]).toEqual([404, ['status', 'error']]);
  });

  it('loses its result after a month, and keeps its row', async () => {
    const gcore = await startGcore();
    const { task_id: id } = await gcore.finished({ url: URL_60S });
    await gcore.advance(29 * 24 * 3600);
    expect((await gcore.send('GET', `/streaming/ai/tasks/${id}`)).body.result).not.toBeNull();
    await gcore.advance(24 * 3600);
    expect((await gcore.send('GET', `/streaming/ai/tasks/${id}`)).body).toMatchObject({
      status: 'SUCCESS',
      result: null,
    });
  });

  it('can be instant, or a second a step', async () => {
    const instant = await startGcore({ switches: { timing: 'instant' } });
    const id = await instant.task({ url: `${URL_60S}&mock-retries=3` });
    expect((await instant.send('GET', `/streaming/ai/tasks/${id}`)).body).toMatchObject({ status: 'SUCCESS' });
    const steps = await startGcore({ switches: { timing: 'stepwise' } });
    const slow = await steps.task({ url: 'https://media.example.com/long.mp4?mock-duration=7200' });
    const seen: string[] = [];
    for (let second = 0; second < 8; second += 1) {
      seen.push((await steps.send('GET', `/streaming/ai/tasks/${slow}`)).body.status);
      await steps.advance(1);
    }
    expect(seen).toEqual(['RECEIVED', 'PENDING', 'STARTED', 'STARTED', 'PENDING', 'STARTED', 'STARTED', 'SUCCESS']);
  });

  it('carries two hours of speech and three translations through a polling client', async () => {
    const gcore = await startGcore();
    const url = 'https://media.example.com/conference.mp4?mock-duration=7200';
    const wait = async (id: string) => {
      for (let pause = 1; ; pause = Math.min(60, pause * 1.5)) {
        const task = (await gcore.send('GET', `/streaming/ai/tasks/${id}`)).body;
        if (['SUCCESS', 'FAILURE', 'REVOKED'].includes(task.status)) return task;
        await gcore.advance(pause);
      }
    };
    const spoken = await wait(await gcore.task({ url }));
    expect(spoken.processing_time.total_time_sec).toBe(1440);
    const { subtitles } = spoken.result;
    expect(subtitles.length).toBeGreaterThan(1000);
    expect(subtitles.at(-1).end_time > '01:59:00').toBe(true);
    for (const subtitles_language of ['ger', 'jpn', 'ara']) {
      const task = await wait(await gcore.task({ url, audio_language: 'eng', subtitles_language }));
      expect(task.result.languages).toEqual(['eng', subtitles_language]);
      expect(task.result.subtitles.map((cue: { start_time: string }) => cue.start_time)).toEqual(
        subtitles.map((cue: { start_time: string }) => cue.start_time),
      );
    }
  });

  it('moves by itself on a clock that runs', async () => {
    const gcore = await startGcore({ clock: 'scaled:1000' });
    const id = await gcore.task({ url: URL_60S });
    await expect
      .poll(async () => (await gcore.send('GET', `/streaming/ai/tasks/${id}`)).body.status, { timeout: 10_000 })
      .toBe('SUCCESS');
  });
});
