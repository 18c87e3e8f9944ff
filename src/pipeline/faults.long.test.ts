// Covers: ../../mocks/kernel/http/fault-effects.ts, ../../mocks/kernel/http/write.ts, ../base/content-coding.ts,
// ../base/evidence.ts, ../base/local-problem.ts, ../contracts/gcore-ai/task-status.ts, ../contracts/real-hosts.ts,
// ../contracts/scopes.ts, ../listener/admit.ts, deliver.ts, errors.ts, explain.ts, hosted/stream-video.ts,
// hosted/task.ts, job.ts, progress.ts, publishers/cloudflare-stream.ts, stages/settle.ts,
// transcribe.ts, transcribers/gcore-ai.ts

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type RunningWorld, startWorld } from '../../mocks/start.ts';
import { helloVideo, type PipelineMocks, usePipelineMocks } from '../../test/support/pipeline-mocks.ts';
import type { FaultEffect, FaultRule } from '../contracts/control/faults.ts';
import { captionVideo } from './caption-video.ts';
import { CaptionError } from './errors.ts';
import type { CaptionOptions, CaptionResult } from './options.ts';
import { streamPublisher } from './publishers/cloudflare-stream.ts';
import { loopbackHost } from './source/loopback-host.ts';
import { expectedLines, linesOf } from './test-support/expected.ts';
import { gcoreTranscriber } from './transcribers/gcore-ai.ts';
import { translatePlusTranslator } from './translators/translateplus.ts';

let world: RunningWorld;
let at: PipelineMocks;
beforeAll(async () => {
  world = await startWorld({ ports: 'auto' });
});
afterAll(() => world.close());
beforeEach(async () => {
  at = await usePipelineMocks({}, world);
});
afterEach(() => at.close());

const caption = (more: Partial<CaptionOptions> = {}, video = helloVideo): Promise<CaptionResult> =>
  captionVideo(video, {
    to: ['es', 'de', 'ja'],
    transcriber: gcoreTranscriber(at.gcore),
    translator: translatePlusTranslator(at.translatePlus, 'test'),
    publishers: [streamPublisher(at.stream)],
    state: join(at.folder, 'state'),
    clock: at.clock,
    host: loopbackHost,
    ...more,
  });

async function failure(more: Partial<CaptionOptions> = {}, video?: string): Promise<CaptionError> {
  const end = await caption(more, video).catch((error: unknown) => error);
  expect(end).toBeInstanceOf(CaptionError);
  const error = end as CaptionError;
  // One sentence of cause, one of what to do, on one line; no stack, no key.
  expect(error.message).toBe(`${error.reason} ${error.next}`);
  expect(error.reason).toMatch(/[.!?]$/);
  expect(error.message).not.toMatch(/\n|\bat .*:\d+:\d+|undefined|\[object|mock_/);
  expect(error.next.length).toBeGreaterThan(10);
  return error;
}

function verify(result: CaptionResult): void {
  for (const { language, vtt } of result.tracks) expect(linesOf(vtt)).toEqual(expectedLines(language));
  expect(result.tracks.map(({ language }) => language)).toEqual(['en', 'es', 'de', 'ja']);
}

const operations = {
  'gcore-ai': ['createTask', 'getTask'],
  translateplus: ['getAccountSummary', 'translateSubtitles'],
  'cloudflare-stream': ['createDirectUpload', 'uploadOnce', 'getVideo', 'uploadCaption'],
};

describe('a temporary fault is survived without a second effect', () => {
  const effects: Record<string, FaultEffect> = {
    '429 with a wait': { type: 'answer', status: 429, headers: { 'Retry-After': '40' }, body: '{}' },
    '429 without': { type: 'answer', status: 429, body: '{}' },
    '503 with a wait': { type: 'answer', status: 503, headers: { 'Retry-After': '5' }, body: '' },
    '500 before the work': { type: 'answer', status: 500, body: '{}', when: 'before' },
    '502 page after the work': { type: 'answer', status: 502, body: '<html>', when: 'after' },
    'a reset before the work': { type: 'reset', when: 'before' },
    'a reset after the work': { type: 'reset', when: 'after' },
    'a cut-off answer': { type: 'truncate', bytes: 5 },
    'a slow answer': { type: 'delay', milliseconds: 300 },
  };
  const rows = Object.keys(effects).flatMap((effect) =>
    Object.values(operations)
      .flat()
      .map((operation) => [effect, operation] as const),
  );

  it.each(rows)('%s at %s', async (name, operation) => {
    const effect = effects[name] as FaultEffect;
    at.tenant.addFault({ match: { operation }, times: 1, effect });
    const workLost = ['502 page after the work', 'a reset after the work', 'a cut-off answer'].includes(name);
    if (operation === 'translateSubtitles' && workLost) {
      const error = await failure();
      expect(error).toMatchObject({ kind: 'lost-answer' });
      expect(error.message).toMatch(/TranslatePlus charged 6 credits for (es|de|ja)/);
      verify(await caption({ payAgain: true }));
      expect(at.tenant.account.used).toBe(24);
    } else {
      verify(await caption());
      expect(at.tenant.account.used).toBe(18);
    }
    expect((await at.gcore.listTasks()).tasks).toHaveLength(1);
    expect((await at.stream.listVideos()).videos).toHaveLength(1);
  });

  it('survives a queue that is full for a while', async () => {
    at.tenant.addFault({
      match: { operation: 'createTask' },
      times: 4,
      effect: { type: 'answer', status: 400, body: '{"error":"Queue limit reached (100), try later."}' },
    });
    verify(await caption());
    expect((await at.gcore.listTasks()).tasks).toHaveLength(1);
  });

  it('accepts a task that returns to PENDING, and never reports falling progress', async () => {
    const seen: string[] = [];
    await caption({ onProgress: ({ stage, doing }) => stage === 'transcribe' && doing && seen.push(doing) });
    expect(seen.length).toBeGreaterThan(0);
  });
});

describe('a lasting failure stops the job with a cause and a next step', () => {
  const always = (operation: string, effect: FaultEffect): FaultRule => ({ match: { operation }, effect });

  it.each<[string, FaultRule, string, RegExp]>([
    ['500 for good', always('createTask', { type: 'answer', status: 500, body: '{}' }), 'unavailable', /500/],
    ['a page for JSON', always('getTask', { type: 'answer', status: 200, body: '<html>' }), 'unavailable', /HTML/i],
    [
      'a refused key',
      always('translateSubtitles', { type: 'answer', status: 403, body: '{"detail":"no"}' }),
      'refused',
      /key was refused/,
    ],
    ['a reset for good', always('getVideo', { type: 'reset' }), 'unavailable', /broke/],
    [
      '429 without end',
      always('uploadCaption', { type: 'answer', status: 429, headers: { 'Retry-After': '59' }, body: '{}' }),
      'unavailable',
      /429/,
    ],
    ['AI that is off', always('createTask', { type: 'failure', failure: 'feature-disabled' }), 'refused', /disabled/],
  ])('%s', async (_name, rule, kind, sentence) => {
    at.tenant.addFault(rule);
    const error = await failure();
    expect(error).toMatchObject({ kind, message: expect.stringMatching(sentence) });
    at.tenant.faults.clear();
    verify(await caption());
    expect(at.tenant.account.used).toBe(18);
  });

  it('a task that fails, and the next run makes a new one', async () => {
    const broken = async () => ({ url: 'http://127.0.0.1:9/gone.mp4', close: async () => {} });
    const error = await failure({ host: broken });
    expect(error).toMatchObject({ kind: 'job-failed', message: expect.stringMatching(/^Gcore could not transcribe/) });
    verify(await caption());
    expect((await at.gcore.listTasks()).tasks.map(({ status }) => status).sort()).toEqual(['FAILURE', 'SUCCESS']);
  });

  it('a cancelled task', async () => {
    const cancelling = caption({
      onProgress({ stage, doing }) {
        if (stage !== 'transcribe' || doing === undefined) return;
        void at.gcore.listTasks().then(({ tasks }) => tasks[0] && at.gcore.cancelTask(tasks[0].taskId).catch(() => {}));
      },
    });
    await expect(cancelling).rejects.toThrow(/was cancelled\. Run again/);
    verify(await caption());
  });

  it('too few credits: nothing is spent, and the original is kept for the next run', async () => {
    at.tenant.update({ credits: 17 });
    const error = await failure();
    expect(error.message).toContain('needs 18 credits of TranslatePlus, but only 17 are left');
    expect(at.tenant.account.used).toBe(0);
    expect(at.operations()).not.toContain('translateSubtitles');
    at.tenant.update({ credits: 18 });
    verify(await caption());
    expect((await at.gcore.listTasks()).tasks).toHaveLength(1);
  });

  it('402 half-way: the paid part is published, the rest follows', async () => {
    at.tenant.addFault({
      match: { operation: 'translateSubtitles' },
      after: 1,
      effect: { type: 'failure', failure: 'credits-short', values: { remaining: 0, required: 6 } },
    });
    const error = await failure();
    expect(error).toMatchObject({ kind: 'credits' });
    expect(error.message).toMatch(/^2 of 4 tracks failed/);
    expect(at.tenant.account.used).toBe(6);
    const [video] = (await at.stream.listVideos()).videos;
    expect(await at.stream.listCaptions(video?.id ?? '')).toHaveLength(2);
    at.tenant.faults.clear();
    verify(await caption());
    expect(at.tenant.account.used).toBe(18);
  });

  it.each([
    ['br', /TranslatePlus has no code for br \(Breton\)/],
    ['xx', /"xx" is not a language/],
    ['../es', /is not a language/],
  ])('the language %s, before anything is sent', async (language, sentence) => {
    expect((await failure({ to: [language] })).message).toMatch(sentence);
    expect(at.operations()).toEqual([]);
  });

  it('a file, where a service needs a URL and no host serves files', async () => {
    expect((await failure({ host: undefined })).message).toContain('fetches videos by URL');
  });

  it('a file in place of the state folder', async () => {
    const state = join(at.folder, 'a file');
    writeFileSync(state, '');
    expect(await failure({ state })).toMatchObject({ kind: 'options', reason: expect.stringContaining(state) });
  });

  it('a video without speech', async () => {
    const error = await failure({}, 'https://media.example/music.mp4?mock-speech=none');
    expect(error).toMatchObject({ kind: 'no-speech', reason: 'No speech was found in music.' });
    expect(at.tenant.account.used).toBe(0);
  });
});

it('several runs of one video in one process wait for each other, and pay once', async () => {
  const results = await Promise.all([caption(), caption(), caption({ to: ['es', 'fr'] })]);
  verify(results[0] as CaptionResult);
  expect(results[1]?.tracks).toEqual(results[0]?.tracks);
  expect(at.tenant.account.used).toBe(24);
  expect((await at.gcore.listTasks()).tasks).toHaveLength(1);
});

describe('cancelled', () => {
  it.each([1, 3, 6, 9, 12])('at request %i: looks for begun effects and repeats none', async (count) => {
    const stop = new AbortController();
    let requests = 0;
    const send = at.clock.fetch;
    const clock = {
      ...at.clock,
      now: () => at.clock.now(),
      fetch: (async (input, init) => {
        requests += 1;
        if (requests === count) setTimeout(() => stop.abort(), 1);
        return send(input, init);
      }) as typeof fetch,
    };
    const { clientsOf } = await import('../../test/support/pipeline-mocks.ts');
    const clients = clientsOf(world, at.tenant, clock);
    const error = await failure({
      signal: stop.signal,
      transcriber: gcoreTranscriber(clients.gcore),
      translator: translatePlusTranslator(clients.translatePlus, 'test'),
      publishers: [streamPublisher(clients.stream)],
    });
    expect(error.kind).toBe('cancelled');
    const end = await caption().catch(() => caption({ payAgain: true }));
    verify(end);
    // A task whose source went away with the cancelled run failed, and costs nothing.
    const { tasks } = await at.gcore.listTasks();
    expect(tasks.filter(({ status }) => status === 'SUCCESS')).toHaveLength(1);
  });

  it('before it began: nothing is sent', async () => {
    expect((await failure({ signal: AbortSignal.abort() })).kind).toBe('cancelled');
    expect(at.operations()).toEqual([]);
  });
});
