// Covers: ../contracts/gcore-ai/task-errors.ts, gcore-ai/task-methods.ts

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { SettingsPatch } from '../../mocks/kernel/world/settings.ts';
import type { Tenant } from '../../mocks/kernel/world/tenant.ts';
import { type RunningWorld, startWorld } from '../../mocks/start.ts';
import type { WaitingClock } from '../base/clock.ts';
import type { FaultEffect } from '../contracts/control/faults.ts';
import { createGcoreClient, type GcoreOptions } from './gcore-ai.ts';

const CLIP = 'https://demo-files.gvideo.io/apidocs/spritefright-blender-cut30sec.mp4';
const TWO_HOURS = 'https://example.com/film.mp4?mock-duration=7200&mock-languages=eng';

let running: RunningWorld;
let tenant: Tenant;
let opened = 0;

beforeAll(async () => {
  running = await startWorld({ ports: 'auto', settings: { clock: 'manual' } });
});
afterAll(() => running.close());
beforeEach(() => {
  opened += 1;
  arrange({});
});

function arrange(settings: SettingsPatch): void {
  tenant = running.world.create(`gcore${opened}`, settings);
}

/** A clock whose waits move the tenant's clock. */
const tenantClock = (waits: number[] = []): WaitingClock => ({
  now: () => tenant.now(),
  async sleep(milliseconds) {
    waits.push(milliseconds);
    await tenant.advance(milliseconds / 1000);
  },
});

function client(options: Partial<GcoreOptions> = {}) {
  const { baseUrl } = running.providers['gcore-ai'] ?? { baseUrl: '' };
  return createGcoreClient({
    baseUrl,
    apiKey: `mock_${tenant.name}`,
    clock: tenantClock(),
    random: () => 0,
    ...options,
  });
}

describe('a film of two hours', () => {
  it('is transcribed and translated three times with few polls', async () => {
    const waits: number[] = [];
    const gcore = client({ clock: tenantClock(waits) });
    const began = tenant.now();
    const seen = new Set<string>();
    const spoken = await gcore.transcribe({ url: TWO_HOURS }, { onProgress: ({ status }) => seen.add(status) });
    const took = (tenant.now() - began) / 1000;
    // A fifth of the media, and at most one poll late.
    expect(took).toBeGreaterThan(7200 / 5);
    expect(took).toBeLessThan(7200 / 5 + 60);
    expect(waits.length).toBeLessThan(70);
    expect(Math.max(...waits)).toBe(30_000);
    expect([...seen]).toEqual(expect.arrayContaining(['PENDING', 'STARTED', 'SUCCESS']));
    expect(spoken.languages).toEqual(['eng']);
    expect(spoken.cues.at(-1)?.endMs).toBeGreaterThan(7_000_000);

    const targets = ['ger', 'fre', 'spa'];
    for (const target of targets) {
      const translated = await gcore.transcribe({ url: TWO_HOURS, audioLanguage: 'eng', subtitlesLanguage: target });
      expect(translated.languages).toEqual(['eng', target]);
      expect(translated.cues.map(({ startMs, endMs }) => [startMs, endMs])).toEqual(
        spoken.cues.map(({ startMs, endMs }) => [startMs, endMs]),
      );
      expect(translated.text).not.toBe(spoken.text);
    }
    const { count, tasks } = await gcore.listTasks();
    expect(count).toBe(4);
    expect(tasks.every(({ status, totalSeconds }) => status === 'SUCCESS' && (totalSeconds ?? 0) > 1400)).toBe(true);
  });
});

describe('tasks', () => {
  it('report their request and how long they took', async () => {
    const gcore = client();
    const { taskId } = await gcore.createTask({ url: CLIP, clientEntityData: 'video 7' });
    expect(await gcore.getTask(taskId)).toMatchObject({ status: 'RECEIVED', final: false, result: null });
    const task = await gcore.waitForTask(taskId);
    expect(task).toMatchObject({ status: 'SUCCESS', progress: 100, data: { url: CLIP, clientEntityData: 'video 7' } });
    expect(Date.parse(task.completedAt ?? '') - Date.parse(task.startedAt ?? '')).toBeCloseTo(
      1000 * (task.totalSeconds ?? 0),
      0,
    );
  });

  it.each([
    ['origin-forbidden', 'Access to the origin is forbidden'],
    ['network-timeout', 'Network timeout occurred'],
  ])('fails as %s', async (failure, reason) => {
    const call = client().transcribe({ url: `https://example.com/a.mp4?mock-failure=${failure}` });
    await expect(call).rejects.toMatchObject({ kind: 'task-failed', reason });
  });

  it('fail for a pair of languages that the service reports as unsupported', async () => {
    const gcore = client();
    await expect(gcore.isLanguageSupported('eng', 'uzb')).resolves.toBe(false);
    await expect(gcore.isLanguageSupported('eng', 'fre')).resolves.toBe(true);
    const call = gcore.transcribe({ url: CLIP, audioLanguage: 'eng', subtitlesLanguage: 'uzb' });
    await expect(call).rejects.toMatchObject({ kind: 'task-failed' });
  });

  it('are waited for through three internal failures', async () => {
    const { speechDetected } = await client().transcribe({ url: `${CLIP}?mock-retries=3&mock-duration=30` });
    expect(speechDetected).toBe(true);
  });

  it('succeed without speech', async () => {
    const silence = await client().transcribe({ url: 'https://example.com/a.mp4?mock-speech=none' });
    expect(silence).toMatchObject({ speechDetected: false, cues: [], text: '', languages: [] });
  });

  it('moderate content', async () => {
    const gcore = client();
    const url = 'https://example.com/a.mp4?mock-labels=BUTTOCKS_EXPOSED';
    const { taskId } = await gcore.createTask({ url, category: 'hard_nudity' });
    const { result } = await gcore.waitForTask(taskId);
    expect(result).toMatchObject({ type: 'moderation', detected: true, labels: ['BUTTOCKS_EXPOSED'] });
  });

  it('are cancelled when the wait is aborted', async () => {
    const controller = new AbortController();
    const clock = tenantClock();
    const sleep: WaitingClock['sleep'] = async (milliseconds) => {
      await clock.sleep(milliseconds);
      controller.abort();
    };
    const call = client({ clock: { ...clock, sleep } }).transcribe({ url: TWO_HOURS }, { signal: controller.signal });
    await expect(call).rejects.toMatchObject({ kind: 'aborted', cancelled: true });
    const [task] = (await client().listTasks()).tasks;
    expect(task?.status).toBe('REVOKED');
    await expect(client().cancelTask(task?.taskId ?? '')).rejects.toMatchObject({
      kind: 'task-final',
      taskStatus: 'REVOKED',
    });
    await expect(client().waitForTask(task?.taskId ?? '')).rejects.toMatchObject({ kind: 'task-revoked' });
  });

  it.each(['empty', 'not-found'])('are listed page by page; a page after the last is %s', async (past) => {
    arrange({ switches: { 'gcore-ai.pastLastPage': past } });
    const gcore = client();
    const made = [];
    for (let n = 0; n < 7; n += 1) made.push((await gcore.createTask({ url: `${CLIP}?${n}` })).taskId);
    const seen = [];
    for await (const { taskId } of gcore.allTasks({ limit: 3 })) seen.push(taskId);
    expect(seen.sort()).toEqual(made.sort());
  });
});

describe('refusals', () => {
  it('cover a full queue, a disabled feature and an unknown task', async () => {
    arrange({ switches: { 'gcore-ai.queueLimit': 'limit-3' } });
    for (let n = 0; n < 3; n += 1) await client().createTask({ url: CLIP });
    await expect(client().createTask({ url: CLIP })).rejects.toMatchObject({ kind: 'queue-full', limit: 3 });
    await expect(client().getTask('no-such-task')).rejects.toMatchObject({ kind: 'not-found' });
    await expect(client().cancelTask('no-such-task')).rejects.toMatchObject({
      kind: 'not-found',
      detail: 'Task not found',
    });
    tenant.update({ switches: { 'gcore-ai.aiEnabled': 'off' } });
    await expect(client().createTask({ url: CLIP })).rejects.toMatchObject({ kind: 'feature-disabled' });
  });

  it('wait for a rate limit', async () => {
    arrange({ limits: { 'gcore-ai': { requests: 1, seconds: 40 } } });
    const waits: number[] = [];
    const gcore = client({ clock: tenantClock(waits) });
    await gcore.createTask({ url: CLIP });
    await expect(gcore.createTask({ url: CLIP })).resolves.toHaveProperty('taskId');
    expect(waits).toEqual([40_000]);
  });

  it.each(['.none', '.expired'])('reject a token with %s', async (scope) => {
    const call = client({ apiKey: `mock_${tenant.name}${scope}` }).createTask({ url: CLIP });
    await expect(call).rejects.toMatchObject({ kind: 'key' });
  });

  it('reject a write by a read-only role', async () => {
    const reader = client({ apiKey: `mock_${tenant.name}.read` });
    await expect(reader.listTasks()).resolves.toMatchObject({ count: 0 });
    await expect(reader.createVideo({ name: 'a' })).rejects.toMatchObject({ kind: 'key', status: 403 });
  });

  it.each(['1234$abcd...', 'My API Key', '{your_api_key}'])('accept any form of printed token: %s', async (apiKey) => {
    await expect(client({ apiKey }).getVideo(4428031)).resolves.toMatchObject({ name: 'Sprite Fright, Blender' });
  });
});

describe('work that was done and whose answer is lost', () => {
  it.each<[string, FaultEffect]>([
    ['reset', { type: 'reset', when: 'after' }],
    ['broken-answer', { type: 'truncate', bytes: 9 }],
    ['status', { type: 'answer', status: 502, body: '<html>', when: 'after' }],
  ])('%s: one task, found again by what it carries', async (reason, effect) => {
    tenant.addFault({ match: { operation: 'createTask' }, times: 1, effect });
    const gcore = client();
    const input = { url: CLIP, clientEntityData: 'job 17' };
    await expect(gcore.createTask(input)).rejects.toMatchObject({ kind: 'outcome-unknown', reason });
    const { tasks } = await gcore.listTasks({ search: 'job 17' });
    expect(tasks).toHaveLength(1);
  });

  it('is repeated and counts as done for a cancellation and a deletion', async () => {
    const gcore = client();
    const { taskId } = await gcore.createTask({ url: TWO_HOURS });
    const { id } = await gcore.createVideo({ name: 'a' });
    for (const operation of ['cancelTask', 'deleteVideo']) {
      tenant.addFault({ match: { operation }, times: 1, effect: { type: 'reset', when: 'after' } });
    }
    await expect(gcore.cancelTask(taskId)).resolves.toBeUndefined();
    await expect(gcore.deleteVideo(id)).resolves.toBeUndefined();
    await expect(gcore.getVideo(id)).rejects.toMatchObject({ kind: 'not-found' });
  });

  it('does not attach a subtitle twice', async () => {
    const gcore = client();
    const { id } = await gcore.createVideo({ name: 'a' });
    const file = { language: 'ger', name: 'Deutsch', vtt: 'WEBVTT\n\n00:01.000 --> 00:02.000\nHallo\n' };
    tenant.addFault({ match: { operation: 'createSubtitle' }, times: 1, effect: { type: 'reset', when: 'after' } });
    await expect(gcore.attachSubtitle(id, file)).rejects.toMatchObject({ kind: 'outcome-unknown' });
    await expect(gcore.attachSubtitle(id, file)).resolves.toMatchObject({ language: 'ger' });
    await gcore.attachSubtitle(id, { ...file, vtt: 'WEBVTT\n' });
    await expect(gcore.listSubtitles(id)).resolves.toMatchObject([{ name: 'Deutsch', vtt: 'WEBVTT\n' }]);
  });
});

describe('videos', () => {
  it.each(['auto', 'array', 'object'])('are created with an answer of the form %s', async (envelope) => {
    arrange({ switches: { 'gcore-ai.createEnvelope': envelope } });
    const gcore = client();
    const { id } = await gcore.createVideo({ name: 'a', originUrl: CLIP, autoTranscribeAudioLanguage: 'disable' });
    await tenant.advance(60);
    const video = await gcore.getVideo(id);
    expect(video).toMatchObject({ status: 'ready', durationMs: 30_000 });
    expect(video.renditions.at(-1)?.mp4Url).toMatch(/_240\.mp4$/);
    await expect(gcore.updateVideo(id, { name: 'b' })).resolves.toMatchObject({ name: 'b' });
    await expect(gcore.listVideos({ search: 'b' })).resolves.toMatchObject([{ id }]);
  });

  it('in an unknown language are refused by the service', async () => {
    // The client accepts any three letters; the service decides which of them are a language.
    const call = client().createVideo({ name: 'a', autoTranscribeAudioLanguage: 'xqz' });
    await expect(call).rejects.toMatchObject({ kind: 'language', status: 422 });
  });

  it.each(['omit', 'null'])('get requested captions, with later members %s', async (unset) => {
    arrange({ switches: { 'gcore-ai.unsetMembers': unset } });
    const gcore = client();
    const { id } = await gcore.createVideo({ name: 'a', originUrl: CLIP, autoTranscribeAudioLanguage: 'disable' });
    await tenant.advance(60);
    const request = { autoTranscribeAudioLanguage: 'auto', autoTranslateSubtitlesLanguage: ['ger'] };
    await expect(gcore.createSubtitle(id, request)).resolves.toMatchObject({ vtt: null, language: null });
    await tenant.advance(120);
    const languages = (await gcore.listSubtitles(id)).map(({ language, name }) => [language, name]);
    expect(languages).toEqual([
      ['eng', 'English (AI-generated)'],
      ['ger', 'German (AI-generated)'],
    ]);
  });
});
