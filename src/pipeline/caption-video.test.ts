// Covers: hosted/gcore-video.ts, open-job-video.ts, run-job.ts, publishers/files.ts, publishers/gcore-video.ts,
// transcribers/cloudflare-stream.ts, transcribers/gcore-video.ts, translators/gcore-ai.ts

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { helloCaptions } from '../../fixtures/media/hello-captions.ts';
import { helloVideo, type PipelineMocks, usePipelineMocks } from '../../test/support/pipeline-mocks.ts';
import { parseCues } from '../subtitles/index.ts';
import { captionVideo } from './caption-video.ts';
import type { CaptionOptions } from './options.ts';
import type { ProgressEvent } from './progress.ts';
import { streamPublisher } from './publishers/cloudflare-stream.ts';
import { filesPublisher } from './publishers/files.ts';
import { gcoreVideoPublisher } from './publishers/gcore-video.ts';
import { loopbackHost } from './source/loopback-host.ts';
import type { Publisher, Transcriber, Translator } from './stages/types.ts';
import { expectedLines, linesOf } from './test-support/expected.ts';
import { streamTranscriber } from './transcribers/cloudflare-stream.ts';
import { gcoreTranscriber } from './transcribers/gcore-ai.ts';
import { gcoreVideoTranscriber } from './transcribers/gcore-video.ts';
import { workersAiTranscriber } from './transcribers/workers-ai.ts';
import { gcoreTranslator } from './translators/gcore-ai.ts';
import { translatePlusTranslator } from './translators/translateplus.ts';

let at: PipelineMocks;
beforeEach(async () => {
  at = await usePipelineMocks();
});
afterEach(() => at.close());

const options = (more: Partial<CaptionOptions> = {}): CaptionOptions => ({
  to: ['es', 'ja'],
  transcriber: gcoreTranscriber(at.gcore),
  translator: translatePlusTranslator(at.translatePlus, 'test'),
  publishers: [streamPublisher(at.stream)],
  state: join(at.folder, 'state'),
  clock: at.clock,
  host: loopbackHost,
  ...more,
});

it('captions the bundled video by Gcore, TranslatePlus and Cloudflare Stream', async () => {
  const events: ProgressEvent[] = [];
  const result = await captionVideo(helloVideo, options({ onProgress: (event) => events.push(event) }));
  expect(result).toMatchObject({
    title: 'hello-captions',
    language: 'en',
    cues: 6,
    spent: { amount: 12, unit: 'credits' },
  });
  const videoId = String(result.tracks[0]?.published[0]?.ids.videoId);
  for (const language of ['en', 'es', 'ja']) {
    const there = await at.stream.getCaptionVtt(videoId, language);
    expect(linesOf(there)).toEqual(expectedLines(language));
    expect(there).toBe(result.tracks.find((track) => track.language === language)?.vtt);
  }
  for (const [index, cue] of parseCues(result.tracks[0]?.vtt ?? '', 'vtt').entries()) {
    expect(cue.startMs).toBe(Math.round((helloCaptions.segments[index]?.start ?? 0) * 1000));
  }
  expect((await at.stream.listCaptions(videoId)).map(({ language }) => language).sort()).toEqual(['en', 'es', 'ja']);
  expect(at.tenant.account.used).toBe(12);
  for (const stage of ['transcribe', 'translate', 'publish']) {
    const own = events.filter((event) => event.stage === stage);
    expect(own.at(-1)).toMatchObject({ state: 'done', fraction: 1, secondsLeft: 0 });
    const fractions = own.map(({ fraction }) => fraction ?? 0);
    expect(fractions).toEqual([...fractions].sort((left, right) => left - right));
  }
  expect(events.some(({ secondsLeft }) => secondsLeft !== null && secondsLeft > 0)).toBe(true);
});

describe('every transcriber, translator and publisher', () => {
  const transcribers: Record<string, () => Transcriber> = {
    'gcore-ai': () => gcoreTranscriber(at.gcore),
    'gcore-video': () => gcoreVideoTranscriber(at.gcore),
    'cloudflare-stream': () => streamTranscriber(at.stream),
    turbo: () => workersAiTranscriber(at.workersAi),
    whisper: () => workersAiTranscriber(at.workersAi, '@cf/openai/whisper'),
    'tiny-en': () => workersAiTranscriber(at.workersAi, '@cf/openai/whisper-tiny-en'),
  };
  const translators: Record<string, () => Translator> = {
    translateplus: () => translatePlusTranslator(at.translatePlus, 'test'),
    'gcore-ai': () => gcoreTranslator(at.gcore),
  };
  const publishers: Record<string, () => Publisher> = {
    'cloudflare-stream': () => streamPublisher(at.stream),
    'gcore-video': () => gcoreVideoPublisher(at.gcore),
    files: () => filesPublisher({ folder: join(at.folder, 'out'), formats: ['vtt', 'srt'] }),
  };
  const rows = Object.keys(transcribers).flatMap((transcriber) =>
    Object.keys(translators).flatMap((translator) =>
      Object.keys(publishers).map((publisher) => [transcriber, translator, publisher] as const),
    ),
  );

  it.each(rows)('%s, %s, %s', async (transcriber, translator, publisher) => {
    const result = await captionVideo(
      helloVideo,
      options({
        spoken: 'en',
        to: ['de'],
        transcriber: transcribers[transcriber]?.() as Transcriber,
        translator: translators[translator]?.() as Translator,
        publishers: [publishers[publisher]?.() as Publisher],
      }),
    );
    const read = await readBack(publisher, result.tracks);
    expect(Object.keys(read).sort()).toEqual(['de', 'en']);
    for (const language of ['en', 'de']) expect(linesOf(read[language] ?? '')).toEqual(expectedLines(language));
  });

  async function readBack(
    publisher: string,
    tracks: readonly { language: string; published: readonly { ids: Readonly<Record<string, string | number>> }[] }[],
  ): Promise<Record<string, string>> {
    const { videoId } = tracks[0]?.published[0]?.ids ?? {};
    if (publisher === 'files') {
      const names = readdirSync(join(at.folder, 'out')).filter((name) => name.endsWith('.vtt'));
      return Object.fromEntries(
        names.map((name) => [name.split('.').at(-2) ?? '', readFileSync(join(at.folder, 'out', name), 'utf8')]),
      );
    }
    if (publisher === 'gcore-video') {
      const subtitles = await at.gcore.listSubtitles(Number(videoId));
      const codes: Record<string, string> = { eng: 'en', ger: 'de' };
      expect(subtitles).toHaveLength(2);
      return Object.fromEntries(subtitles.map(({ language, vtt }) => [codes[language ?? ''] ?? '?', vtt ?? '']));
    }
    const list = await at.stream.listCaptions(String(videoId));
    expect(list.every(({ generated, status }) => !generated && status === 'ready')).toBe(true);
    return Object.fromEntries(
      await Promise.all(
        list.map(async ({ language }) => [language, await at.stream.getCaptionVtt(String(videoId), language)]),
      ),
    );
  }
});

describe('called again', () => {
  it('does nothing without open work, and only the rest for further languages', async () => {
    const first = await captionVideo(helloVideo, options());
    const before = at.operations().length;
    const second = await captionVideo(helloVideo, options());
    expect(second).toEqual({ ...first, spent: { amount: 0, unit: 'credits' } });
    // A look whether the video and its tracks are still there.
    const looks = ['getCaption', 'getCaption', 'getCaption', 'getCaptionVtt', 'getCaptionVtt', 'getCaptionVtt'];
    expect(at.operations().slice(before).sort()).toEqual([...looks, 'getVideo']);
    await captionVideo(helloVideo, options({ to: ['es', 'ja', 'de'] }));
    const later = at.operations().slice(before);
    expect(later.filter((name) => name === 'translateSubtitles')).toHaveLength(1);
    expect(later).not.toContain('createTask');
    expect(at.tenant.account.used).toBe(18);
  });

  it('applies a new layout to the transcript after its captions were replaced', async () => {
    const hosted = {
      spoken: 'en',
      transcriber: gcoreVideoTranscriber(at.gcore),
      publishers: [gcoreVideoPublisher(at.gcore)],
    };
    await captionVideo(helloVideo, options({ to: [], ...hosted }));
    const before = at.clock.now();
    const again = await captionVideo(helloVideo, options({ to: [], ...hosted, layout: { lineLength: 20 } }));
    expect(at.clock.now() - before).toBeLessThan(60_000);
    const [own] = again.tracks;
    expect(linesOf(own?.vtt ?? '').join(' ')).toBe(expectedLines('en').join(' '));
    const subtitles = await at.gcore.listSubtitles(Number(own?.published[0]?.ids.videoId));
    expect(subtitles.map(({ vtt }) => vtt)).toEqual([own?.vtt]);
  });

  it('uses portable outcomes with other servers', async () => {
    await captionVideo(helloVideo, options({ servers: 'one' }));
    const before = at.operations().length;
    await captionVideo(helloVideo, options({ servers: 'two' }));
    const later = at.operations().slice(before);
    expect(later).not.toContain('translateSubtitles');
    expect(later).toContain('createDirectUpload');
    expect(at.tenant.account.used).toBe(12);
  });
});
