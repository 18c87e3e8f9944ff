// Every track of the pipeline keeps the limits of its language: the bundled film and a talk, whose length the nightly run sets
// to 20 minutes.
// Covers: translators/sent-text.ts
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sentenceColumns } from '../../fixtures/languages/english-sentences.ts';
import { helloCaptions } from '../../fixtures/media/hello-captions.ts';
import { helloVideo, type PipelineMocks, usePipelineMocks } from '../../test/support/pipeline-mocks.ts';
import { countCharacters, parseCues, plainText, rowsFor, type SpeechSegment } from '../subtitles/index.ts';
import { captionVideo } from './caption-video.ts';
import { filesPublisher } from './publishers/files.ts';
import type { Transcriber } from './stages/types.ts';
import { translatePlusTranslator } from './translators/translateplus.ts';

/** The languages of Netflix's guides that TranslatePlus knows. */
const LANGUAGES =
  'es pt-BR pt-PT fr de it nl sv da nb fi pl cs sk hu ro bg el ru uk tr ar he fa hi th vi id ms zh-Hans zh-Hant ja ko'.split(
    ' ',
  );

let at: PipelineMocks;
beforeAll(async () => {
  at = await usePipelineMocks({ limits: { translateplus: null } });
});
afterAll(() => at.close());

/** A talk of a recogniser that hears sentences, at the usual speed, with pauses. */
function talk(minutes: number): SpeechSegment[] {
  const segments: SpeechSegment[] = [];
  let second = 1;
  for (let n = 0; second < minutes * 60; n++) {
    const words = sentenceColumns.map((column, at) => column[(n * 7 + at * 3 + (n >> 3)) % column.length] ?? '');
    const text = `${words.join(' ').replace(/\s+/g, ' ').trim()}.`;
    const end = second + text.length * 0.065;
    segments.push({ start: second, end, text: text.charAt(0).toUpperCase() + text.slice(1) });
    second = end + (n % 5 === 0 ? 1.2 : 0.15);
  }
  return segments;
}

const hearing = (segments: readonly SpeechSegment[]): Transcriber => ({
  id: `talk of ${segments.length}`,
  needs: 'either',
  check() {},
  transcribe: async () => ({ language: 'en', segments }),
});

/** Breaches of the rows of a profile that are errors, but for reading speed. */
function errorsOf(vtt: string, language: string): string[] {
  const rows = rowsFor({}, language);
  const cues = parseCues(vtt, 'vtt');
  return cues.flatMap(({ startMs, endMs, text }, index) => {
    const lines = plainText(text, 'vtt').split('\n');
    const longest = Math.max(...lines.map((line) => countCharacters(line, rows.counting.value)));
    const next = cues[index + 1];
    const faults = [
      longest > (rows.lineLength?.value ?? 0) && `line of ${longest}`,
      lines.length > 2 && `${lines.length} lines`,
      endMs - startMs < (rows.minDurationMs?.value ?? 0) && `${endMs - startMs} ms`,
      endMs - startMs > 7000 && `${endMs - startMs} ms`,
      next && next.startMs - endMs < (rows.gapMs?.value ?? 0) && `gap of ${next.startMs - endMs} ms`,
    ].filter(Boolean);
    return faults.map((fault) => `${language} ${startMs}: ${fault}: ${text}`);
  });
}

it.each([
  ['the bundled film', null],
  ['a talk', Number(process.env.TALK_MINUTES ?? 2)],
])(
  'keeps every limit in %s',
  async (_what, minutes) => {
    const segments = minutes === null ? helloCaptions.segments : talk(minutes);
    const { tracks } = await captionVideo(helloVideo, {
      to: LANGUAGES,
      transcriber: hearing(segments),
      translator: translatePlusTranslator(at.translatePlus, 'test'),
      publishers: [filesPublisher({ folder: join(at.folder, `out${minutes}`) })],
      state: join(at.folder, `state${minutes}`),
      clock: at.clock,
    });
    expect(tracks).toHaveLength(LANGUAGES.length + 1);
    expect(tracks.flatMap(({ language, vtt }) => errorsOf(vtt, language))).toEqual([]);
  },
  300_000,
);
