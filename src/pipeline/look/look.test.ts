// Covers: ../hosted/limits.ts, ../plan.ts, ../plan-videos.ts, ../source/file-facts.ts, look-at-all.ts, look-at.ts,
// look-at-stages.ts,
// places.ts, probes.ts, requests.ts
import { copyFileSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { MkvOutputFormat, Mp4OutputFormat } from 'mediabunny';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type RunningWorld, startWorld } from '../../../mocks/start.ts';
import { helloVideo, type PipelineMocks, usePipelineMocks } from '../../../test/support/pipeline-mocks.ts';
import { createCloudflareStreamClient } from '../../clients/cloudflare-stream.ts';
import { inFormat, mkv } from '../../media/test-support/samples.ts';
import { type BulkOptions, captionVideos, type VideoEnd } from '../caption-videos.ts';
import { CaptionError } from '../errors.ts';
import { planVideos } from '../plan-videos.ts';
import { streamPublisher } from '../publishers/cloudflare-stream.ts';
import { filesPublisher } from '../publishers/files.ts';
import { loopbackHost } from '../source/loopback-host.ts';
import { gcoreTranscriber } from '../transcribers/gcore-ai.ts';
import { workersAiTranscriber } from '../transcribers/workers-ai.ts';
import { translatePlusTranslator } from '../translators/translateplus.ts';

let world: RunningWorld;
let at: PipelineMocks;
let out: string;
beforeAll(async () => {
  world = await startWorld({ ports: 'auto' });
});
afterAll(() => world.close());
beforeEach(async () => {
  at = await usePipelineMocks({}, world);
  out = join(at.folder, 'out');
});
afterEach(() => at.close());

const options = (more: Partial<BulkOptions> = {}): BulkOptions => ({
  to: ['es'],
  transcriber: workersAiTranscriber(at.workersAi),
  translator: translatePlusTranslator(at.translatePlus, 'test'),
  publishers: [filesPublisher({ folder: out })],
  state: join(at.folder, 'state'),
  clock: at.clock,
  host: loopbackHost,
  ...more,
});
/** Copies the bundled video to a path below the folder of the test. */
function video(path: string): string {
  const place = join(at.folder, path);
  mkdirSync(dirname(place), { recursive: true });
  copyFileSync(helloVideo, place);
  return place;
}
const write = (path: string, content: Uint8Array): string => {
  const place = join(at.folder, path);
  writeFileSync(place, content);
  return place;
};
/** Requests that change or cost something. */
const paying = () => at.operations().filter((name) => !/^(get|list)/.test(name));
const failure = async (work: Promise<unknown>): Promise<CaptionError> => {
  const end = await work.catch((error: unknown) => error);
  expect(end).toBeInstanceOf(CaptionError);
  return end as CaptionError;
};

describe('two videos of one place end the run before anything is sent', () => {
  it.each<[string, () => readonly (string | { video: string; name: string })[]]>([
    ['of one name', () => [video('1/intro.mp4'), video('2/intro.mp4')]],
    ['that some file systems do not tell apart', () => [video('1/Intro.mp4'), video('2/INTRO.mp4')]],
    ['composed differently', () => [video('1/caf\u00e9.mp4'), video('2/cafe\u0301.mp4')]],
    ['with other extensions', () => [video('1/a.mp4'), video('1/a.mov')]],
    ['whose names are equal when they are safe', () => [video('1/a?.mp4'), video('1/a*.mp4')]],
    ['at URLs', () => ['https://one.example/x/talk.mp4', 'https://two.example/y/talk.mp4?z=1']],
    ['at a path and a URL', () => [video('talk.mp4'), 'https://two.example/y/talk.mp4']],
    [
      'of one given name',
      () => [
        { video: video('a.mp4'), name: 'x/../one' },
        { video: video('b.mp4'), name: 'X/One' },
      ],
    ],
    ['of which one is missing', () => [video('1/intro.mp4'), '/nowhere/intro.mp4']],
  ])('%s', async (_what, videos) => {
    const error = await failure(captionVideos(videos(), options()));
    const [one, other] = videos().map((each) => (typeof each === 'string' ? each : each.video));
    expect(error).toMatchObject({ kind: 'options', next: expect.stringMatching(/folder.*--name/) });
    expect(error.reason).toContain(`${one} and ${other}`);
    expect(at.operations()).toEqual([]);
    expect((await failure(planVideos(videos(), options()))).message).toBe(error.message);
  });

  it('unless nothing is written under their names', async () => {
    const videos = [video('1/intro.mp4'), video('2/intro.mp4')];
    const summary = await captionVideos(videos, options({ publishers: [streamPublisher(at.stream)] }));
    expect(summary).toMatchObject({ captioned: 2, failed: [] });
  });

  it('unless they are the same request', async () => {
    const path = video('1/intro.mp4');
    expect(await captionVideos([path, join(dirname(path), '..', '1', 'intro.mp4')], options())).toMatchObject({
      videos: 1,
      captioned: 1,
    });
  });
});

describe('what cannot be captioned gets its verdict before the first paid request', () => {
  const seenBy = async (videos: readonly string[], more: Partial<BulkOptions> = {}) => {
    const ends: VideoEnd[] = [];
    const paid: number[] = [];
    const summary = await captionVideos(videos, {
      ...options(more),
      onResult(end) {
        ends.push(end);
        if ('error' in end) paid.push(paying().length);
      },
    });
    return { ends, paid, summary };
  };

  it('and the others are captioned', async () => {
    const bad = {
      broken: write('broken.mp4', Buffer.from('no video')),
      empty: write('empty.mp4', Buffer.alloc(0)),
      silent: write('silent.mkv', await inFormat(new MkvOutputFormat(), { sound: false })),
      missing: join(at.folder, 'missing.mp4'),
    };
    const good = [video('one.mp4'), write('two.mkv', await mkv())];
    const { ends, paid, summary } = await seenBy([...Object.values(bad), ...good]);
    expect(paid).toEqual(Object.values(bad).map(() => 0));
    expect(ends.slice(0, 4).map((end) => 'error' in end && end.error.kind)).toEqual(Array(4).fill('video'));
    expect(summary).toMatchObject({ videos: 6, captioned: 2, notBegun: 0 });
  });

  it.each<[string, () => Promise<string>, () => Partial<BulkOptions>, RegExp]>([
    [
      'sound for Cloudflare Stream',
      async () => write('sound.m4a', await inFormat(new Mp4OutputFormat(), { picture: false })),
      () => ({ publishers: [streamPublisher(at.stream)] }),
      /has no picture.*--publish files/,
    ],
    [
      'another container for Gcore',
      async () => write('film.mkv', await mkv()),
      () => ({ transcriber: gcoreTranscriber(at.gcore) }),
      /not an MP4 file.*--transcriber workers-ai/,
    ],
    [
      'a file for a service that fetches URLs',
      async () => video('film.mp4'),
      () => ({ transcriber: gcoreTranscriber(at.gcore), host: undefined }),
      /--transcriber gcore-ai fetches videos by URL.*--transcriber workers-ai/,
    ],
  ])('%s', async (_what, path, more, sentence) => {
    const source = await path();
    const { ends, summary } = await seenBy([source], more());
    expect(ends).toEqual([
      { video: source, error: expect.objectContaining({ message: expect.stringMatching(sentence) }) },
    ]);
    expect(paying()).toEqual([]);
    expect(summary.failed).toHaveLength(1);
    const plan = await planVideos([source], options(more()));
    expect(plan.videos).toEqual([
      { video: source, error: expect.objectContaining({ message: expect.stringMatching(sentence) }) },
    ]);
  });

  it.each<[string, () => BulkOptions['publishers'], Partial<BulkOptions>, RegExp]>([
    [
      'a refused key',
      () => [
        streamPublisher(
          createCloudflareStreamClient({
            baseUrl: world.providers['cloudflare-stream']?.baseUrl,
            accountId: '0'.repeat(32),
            apiToken: 'wrong',
            clock: at.clock,
            fetch: at.clock.fetch,
          }),
        ),
      ],
      {},
      /Check the/,
    ],
    [
      'a folder that cannot be written',
      () => [filesPublisher({ folder: '/proc/out' })],
      {},
      /output folder cannot be used.*\/proc\/out.*--out/,
    ],
    ['a file in place of the folder', () => [filesPublisher({ folder: helloVideo })], {}, /cannot be used.*--out/],
    ['an unknown language', () => [filesPublisher({ folder: out })], { to: ['klingon'] }, /not a language/],
    [
      'a language of another service',
      () => [filesPublisher({ folder: out })],
      { spoken: 'en', to: ['bo'] },
      /has no code for bo/,
    ],
  ])('%s ends the whole run', async (_what, publishers, more, sentence) => {
    const error = await failure(
      captionVideos([video('a.mp4'), video('b.mp4')], options({ publishers: publishers(), ...more })),
    );
    expect(error.message).toMatch(sentence);
    expect(paying()).toEqual([]);
    const planned = await failure(
      planVideos([video('a.mp4'), video('b.mp4')], options({ publishers: publishers(), ...more })),
    );
    expect(planned.message).toBe(error.message);
  });
});

it('does not keep other publishers from their tracks when one fails', async () => {
  at.tenant.addFault({ match: { operation: 'uploadCaption' }, effect: { type: 'answer', status: 403, body: '{}' } });
  const publishers = [streamPublisher(at.stream), filesPublisher({ folder: out })];
  const summary = await captionVideos([video('a.mp4')], options({ publishers }));
  expect(summary.failed).toHaveLength(1);
  expect(readdirSync(out).sort()).toEqual(['a.en.vtt', 'a.es.vtt']);
});

it('plans what is left, and leaves out what is finished', async () => {
  const done = video('done.mp4');
  const finished = await captionVideos([done], options({ spoken: 'en' }));
  expect(finished.captioned).toBe(1);
  const used = at.operations().length;
  const other = write('open.mkv', await mkv());
  const bad = write('bad.mp4', Buffer.from('x'));
  const first = await planVideos([done, other, bad], options({ spoken: 'en' }));
  expect(first.totals).toMatchObject({ open: 1, finished: 1, refused: 1, balance: 100_000 - 6 });
  expect(first.totals.price).toEqual({ amount: 5, unit: 'credits', exact: false });
  const more = await planVideos([done], options({ spoken: 'en', to: ['es', 'de'] }));
  expect(more.videos[0]).toMatchObject({
    plan: {
      earlier: 'finished',
      left: { transcribe: false, translations: ['de'], publish: true },
      price: { amount: 6, exact: true },
    },
  });
  const elsewhere = await planVideos(
    [done],
    options({ spoken: 'en', publishers: [filesPublisher({ folder: `${out}2` })] }),
  );
  expect(elsewhere.totals).toMatchObject({ open: 1, price: { amount: 0 } });
  expect(new Set(at.operations().slice(used))).toEqual(new Set(['getAccountSummary']));
});
