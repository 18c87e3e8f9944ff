import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { type RunningWorld, startWorld } from '../../mocks/start.ts';
import { helloVideo, type PipelineMocks, usePipelineMocks } from '../../test/support/pipeline-mocks.ts';
import { type BulkOptions, captionVideos } from './caption-videos.ts';
import { createPacer, paced, providerPaces } from './pace/pacer.ts';
import { filesPublisher } from './publishers/files.ts';
import { loopbackHost } from './source/loopback-host.ts';
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

const options = (more: Partial<BulkOptions> = {}): BulkOptions => ({
  to: ['es'],
  spoken: 'en',
  transcriber: gcoreTranscriber(at.gcore),
  translator: translatePlusTranslator(at.translatePlus, 'test'),
  publishers: [filesPublisher({ folder: join(at.folder, 'out') })],
  state: join(at.folder, 'state'),
  clock: at.clock,
  host: loopbackHost,
  ...more,
});
const clips = (count: number): string[] =>
  Array.from({ length: count }, (_, n) => `https://media.example/clip-${n}.mp4?mock-duration=5`);

it('captions all possible videos, and sums up', async () => {
  const seen: string[] = [];
  const bad = join(at.folder, 'no.mp4');
  const { failed, ...rest } = await captionVideos([...clips(5), bad, ...clips(1)], {
    ...options(),
    onResult: (end) => void seen.push(end.video),
  });
  expect(rest).toMatchObject({
    videos: 6,
    captioned: 5,
    tracks: 10,
    notBegun: 0,
    spent: { amount: at.tenant.account.used },
  });
  expect(failed).toEqual([
    { video: bad, kind: 'video', message: `${bad} does not exist. Check the path.`, next: 'Check the path.' },
  ]);
  expect(seen.sort()).toEqual([...clips(5), bad].sort());
});

it('stays below the rate limits', async () => {
  const translatePlus = paced(at.translatePlus, createPacer(providerPaces.translateplus, at.clock));
  const gcore = paced(at.gcore, createPacer(providerPaces['gcore-ai'], at.clock));
  const summary = await captionVideos(clips(80), {
    ...options({ transcriber: gcoreTranscriber(gcore), translator: translatePlusTranslator(translatePlus, 'test') }),
    parallelVideos: 40,
  });
  expect(summary.captioned).toBe(80);
  const translations = at.tenant.journal.entries.filter(({ operation }) => operation === 'translateSubtitles');
  expect(translations.map(({ status }) => status)).toEqual(Array(80).fill(200));
});

it('stops at a failure that the next video would repeat, and resumes in the next call', async () => {
  at.tenant.update({ credits: 12 });
  const copies = ['a', 'b', 'c', 'd'].map((name) => join(at.folder, `${name}.mp4`));
  const videos = clips(30);
  const first = await captionVideos(videos, { ...options(), parallelVideos: 2 });
  expect(first.failed.map(({ kind }) => kind)).toContain('credits');
  expect(first.captioned + first.failed.length + first.notBegun).toBe(30);
  expect(first.notBegun).toBeGreaterThan(20);
  at.tenant.update({ credits: 100_000 });
  const second = await captionVideos(videos, options());
  expect(second).toMatchObject({ captioned: 30, failed: [] });
  // Copies of one file are one job under any name, also after starting over.
  for (const copy of copies) copyFileSync(helloVideo, copy);
  const before = at.tenant.account.used;
  const third = await captionVideos(copies, options({ earlier: 'restart' }));
  expect(third).toMatchObject({ captioned: 4, spent: { amount: 6 } });
  expect(at.tenant.account.used - before).toBe(6);
});

it('reads the list during the work if it does not check first; after a cancellation begins no video and reports how many are left', async () => {
  const stop = new AbortController();
  let read = 0;
  let readAtFirst = 0;
  function* long() {
    for (; read < 1000; read += 1) yield `https://media.example/clip-${read}.mp4?mock-duration=5`;
  }
  const summary = await captionVideos(long(), {
    ...options({ signal: stop.signal }),
    parallelVideos: 3,
    checkFirst: false,
    onResult() {
      readAtFirst ||= read;
      stop.abort();
    },
  });
  expect(readAtFirst).toBeLessThan(10);
  expect(summary.captioned).toBeGreaterThan(0);
  expect(summary.captioned + summary.failed.length + summary.notBegun).toBe(1000);
  expect(summary.failed.every(({ kind }) => kind === 'cancelled')).toBe(true);
  expect(summary.notBegun).toBeGreaterThan(980);
});
