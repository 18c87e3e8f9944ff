// Covers: effects/effects.ts, surroundings/folder/outputs.ts, outputs/unique-draft.ts, publishers/files.ts, publishers/gcore-video.ts,
// publishers/output-file.ts, publishers/read-back.ts, publishers/store.ts, publishers/writable.ts
// Results of finished effects that are gone, were edited, or belong to another video.
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type RunningWorld, startWorld } from '../../mocks/start.ts';
import { helloVideo, type PipelineMocks, usePipelineMocks } from '../../test/support/pipeline-mocks.ts';
import { captionVideo } from './caption-video.ts';
import type { CaptionOptions } from './options.ts';
import { streamPublisher } from './publishers/cloudflare-stream.ts';
import { filesPublisher } from './publishers/files.ts';
import { gcoreVideoPublisher } from './publishers/gcore-video.ts';
import { storePublisher } from './publishers/store.ts';
import { loopbackHost } from './source/loopback-host.ts';
import type { Publisher } from './stages/types.ts';
import { expectedLines, linesOf } from './test-support/expected.ts';
import { workersAiTranscriber } from './transcribers/workers-ai.ts';
import { translatePlusTranslator } from './translators/translateplus.ts';

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

const caption = (publisher: Publisher, more: Partial<CaptionOptions> = {}, video = helloVideo) =>
  captionVideo(video, {
    to: ['es'],
    spoken: 'en',
    transcriber: workersAiTranscriber(at.workersAi),
    translator: translatePlusTranslator(at.translatePlus, 'test'),
    publishers: [publisher],
    state: join(at.folder, 'state'),
    clock: at.clock,
    host: loopbackHost,
    ...more,
  });
const files = (more = {}) => filesPublisher({ folder: out, ...more });
const textOf = (language: string) => readFileSync(join(out, `hello-captions.${language}.vtt`), 'utf8');

/** Another video with the same name: the bundled one with a box behind it. */
function otherVideo(): string {
  const path = join(at.folder, 'hello-captions.mp4');
  copyFileSync(helloVideo, path);
  writeFileSync(path, Buffer.from('\0\0\0\x08free', 'latin1'), { flag: 'a' });
  return path;
}

/** Publishers whose results are lost in a way of their own, and what they hold. */
function places() {
  const shelf = new Map<string, string>();
  const store = storePublisher({
    id: 'store',
    put: async (_video, { language, vtt }) => void shelf.set(language, vtt),
    get: async (_video, language) => shelf.get(language) ?? null,
    placeOf: (_video, language) => language,
  });
  const streamId = async () => (await at.stream.listVideos()).videos[0]?.id ?? '';
  const gcoreId = async () => (await at.gcore.listVideos())[0]?.id ?? 0;
  const gcoreTracks = async () => at.gcore.listSubtitles(await gcoreId());
  return {
    'files, one deleted': {
      publisher: files(),
      lose: async () => rmSync(join(out, 'hello-captions.es.vtt')),
      read: async () => textOf('es'),
    },
    'files, the folder deleted': {
      publisher: files(),
      lose: async () => rmSync(out, { recursive: true }),
      read: async () => textOf('es'),
    },
    'files, one emptied': {
      publisher: files(),
      lose: async () => writeFileSync(join(out, 'hello-captions.es.vtt'), ''),
      read: async () => textOf('es'),
    },
    store: { publisher: store, lose: async () => void shelf.delete('es'), read: async () => shelf.get('es') ?? '' },
    'cloudflare-stream, the track deleted': {
      publisher: streamPublisher(at.stream),
      lose: async () => at.stream.deleteCaption(await streamId(), 'es'),
      read: async () => at.stream.getCaptionVtt(await streamId(), 'es'),
    },
    'cloudflare-stream, the video deleted': {
      publisher: streamPublisher(at.stream),
      lose: async () => at.stream.deleteVideo(await streamId()),
      read: async () => at.stream.getCaptionVtt(await streamId(), 'es'),
    },
    'gcore-video, the track deleted': {
      publisher: gcoreVideoPublisher(at.gcore),
      lose: async () => {
        const track = (await gcoreTracks()).find(({ language }) => language === 'spa');
        await at.gcore.deleteSubtitle(await gcoreId(), track?.id ?? 0);
      },
      read: async () => (await gcoreTracks()).find(({ language }) => language === 'spa')?.vtt ?? '',
    },
  };
}

describe('what is gone is published again without paying', () => {
  it.each<keyof ReturnType<typeof places>>([
    'files, one deleted',
    'files, the folder deleted',
    'files, one emptied',
    'store',
    'cloudflare-stream, the track deleted',
    'cloudflare-stream, the video deleted',
    'gcore-video, the track deleted',
  ])('%s', async (name) => {
    const { publisher, lose, read } = places()[name];
    await caption(publisher);
    await lose();
    const again = await caption(publisher);
    expect(linesOf(await read())).toEqual(expectedLines('es'));
    expect(again).toMatchObject({ spent: { amount: 0 }, notices: [] });
    expect(at.tenant.account.used).toBe(6);
  });
});

it('does not publish into a generated track that still waits for its text', async () => {
  at.tenant.update({ switches: { 'gcore-ai.lateText': 'replace' } });
  const { publisher, lose } = places()['gcore-video, the track deleted'];
  await caption(publisher);
  await lose();
  const id = (await at.gcore.listVideos())[0]?.id ?? 0;
  await at.gcore.createSubtitle(id, { language: 'spa', autoTranscribeAudioLanguage: 'spa' });
  await caption(publisher);
  await at.tenant.advance(300);
  const texts = (await at.gcore.listSubtitles(id)).flatMap(({ language, vtt }) => (language === 'spa' ? [vtt] : []));
  expect(texts).toHaveLength(2);
  expect(texts.map((vtt) => linesOf(vtt ?? ''))).toContainEqual(expectedLines('es'));
});

it('publishes on a new video however often the last one was deleted', async () => {
  const { publisher, lose, read } = places()['cloudflare-stream, the video deleted'];
  for (let time = 0; time < 6; time += 1) {
    await caption(publisher, { to: [] });
    await lose();
  }
  await caption(publisher);
  expect(linesOf(await read())).toEqual(expectedLines('es'));
});

it('publishes in all lost languages when a further one is added', async () => {
  await caption(files());
  rmSync(out, { recursive: true });
  await caption(files(), { to: ['es', 'de'] });
  for (const language of ['en', 'es', 'de']) expect(linesOf(textOf(language))).toEqual(expectedLines(language));
  expect(at.tenant.account.used).toBe(12);
});

it('keeps a copy of a file that was edited, and says so', async () => {
  await caption(files());
  const path = join(out, 'hello-captions.es.vtt');
  writeFileSync(path, 'WEBVTT\n\n00:01.000 --> 00:02.000\nby hand\n');
  const { notices } = await caption(files());
  expect(notices).toEqual([expect.stringContaining(`${path}.kept-1`)]);
  expect(readFileSync(`${path}.kept-1`, 'utf8')).toContain('by hand');
  expect(linesOf(textOf('es'))).toEqual(expectedLines('es'));
  expect((await caption(files())).notices).toEqual([]);
  expect(readdirSync(out).sort()).toEqual([
    'hello-captions.en.vtt',
    'hello-captions.es.vtt',
    'hello-captions.es.vtt.kept-1',
  ]);
});

it('leaves a track at a service that was edited there, and says so', async () => {
  const publisher = streamPublisher(at.stream);
  await caption(publisher);
  const id = (await at.stream.listVideos()).videos[0]?.id ?? '';
  await at.stream.uploadCaption(id, 'es', 'WEBVTT\n\n00:01.000 --> 00:02.000\nby hand\n');
  await at.tenant.advance(60);
  const { notices } = await caption(publisher);
  expect(notices).toEqual([expect.stringMatching(/track es was edited after it was published/)]);
  expect(await at.stream.getCaptionVtt(id, 'es')).toContain('by hand');
});

it('replaces a track that another setting of the same job has published', async () => {
  const publisher = streamPublisher(at.stream);
  const vttOf = async (layout: CaptionOptions['layout']) =>
    (await caption(publisher, { to: [], layout })).tracks[0]?.vtt;
  const first = await vttOf(undefined);
  expect(await vttOf({ lineLength: 20 })).not.toBe(first);
  expect(await vttOf(undefined)).toBe(first);
  const id = (await at.stream.listVideos()).videos[0]?.id ?? '';
  expect(await at.stream.getCaptionVtt(id, 'en')).toBe(first);
});

describe('a file of another video', () => {
  it.each([{ spoken: 'en' }, { spoken: undefined, to: [] }])('is not replaced: %j', async (more) => {
    await caption(files());
    const before = textOf('en');
    await expect(caption(files(), more, otherVideo())).rejects.toMatchObject({
      kind: 'options',
      reason: expect.stringContaining(`holds the captions of another video (${helloVideo})`),
    });
    expect(textOf('en')).toBe(before);
    // Nothing was sent for it.
    expect(at.operations().filter((operation) => operation === 'runModel')).toHaveLength(1);
  });

  it('is replaced with overwrite, and then belongs to the new video', async () => {
    await caption(files());
    await caption(files({ overwrite: true }), {}, otherVideo());
    await expect(caption(files())).rejects.toMatchObject({ kind: 'options' });
  });

  it('may be replaced by a copy of the same video', async () => {
    await caption(files());
    const copy = join(at.folder, 'copy');
    mkdirSync(copy);
    copyFileSync(helloVideo, join(copy, 'hello-captions.mp4'));
    await caption(files(), {}, join(copy, 'hello-captions.mp4'));
    expect(at.tenant.account.used).toBe(6);
  });
});

it('writes two files of one name at once, from one process, without a draft in common', async () => {
  const other = otherVideo();
  await Promise.all([
    caption(files({ overwrite: true }), { to: [] }),
    caption(files({ overwrite: true }), { to: [] }, other),
  ]);
  expect(readdirSync(out)).toEqual(['hello-captions.en.vtt']);
  expect(statSync(join(out, 'hello-captions.en.vtt')).size).toBeGreaterThan(100);
});

it('writes files of a title as long as file names may be', async () => {
  const path = join(at.folder, `${'\u{1F3AC}'.repeat(60)}.mp4`);
  copyFileSync(helloVideo, path);
  const { tracks } = await caption(files(), { to: [] }, path);
  expect(readFileSync(String(tracks[0]?.published[0]?.ids.vtt), 'utf8')).toMatch(/^WEBVTT/);
});
