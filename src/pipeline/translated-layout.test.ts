// Every track of the pipeline keeps the limits of its language: the bundled film and a talk, whose length the nightly run sets
// to 20 minutes.
// Covers: translate-track.ts
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sentenceColumns } from '../../fixtures/languages/english-sentences.ts';
import { helloCaptions } from '../../fixtures/media/hello-captions.ts';
import { helloVideo, type PipelineMocks, usePipelineMocks } from '../../test/support/pipeline-mocks.ts';
import {
  countCharacters,
  lintCaptions,
  parseCues,
  plainText,
  rowsFor,
  type SpeechSegment,
} from '../subtitles/index.ts';
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

/** Findings of Netflix's profile, but for reading speed, which no layout can change where no time is left, and is reported. */
const findingsOf = (vtt: string, language: string) =>
  lintCaptions(vtt, 'vtt', { language, file: language }).findings.filter(({ rule }) => rule !== 'speed/characters');

/** Cues that are too fast to read although they could stay longer. */
function lazyCuesOf(vtt: string, language: string): string[] {
  const { charactersPerSecond, counting, gapMs, maxDurationMs } = rowsFor({}, language);
  const cues = parseCues(vtt, 'vtt');
  return cues.flatMap(({ startMs, endMs, text }, at) => {
    const speed = (countCharacters(plainText(text, 'vtt'), counting.value) * 1000) / (endMs - startMs);
    // Nothing is shown behind the end of the media.
    const next = cues[at + 1]?.startMs ?? endMs;
    const latest = Math.min(next - (gapMs?.value ?? 0), startMs + (maxDurationMs?.value ?? 0));
    return speed > (charactersPerSecond?.value ?? 0) && endMs < latest ? [`${language} ${startMs}: ${text}`] : [];
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
    const findings = tracks.flatMap(({ language, vtt }) => findingsOf(vtt, language));
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(tracks.flatMap(({ language, vtt }) => lazyCuesOf(vtt, language))).toEqual([]);
    if (minutes !== null) return;
    for (const { vtt } of tracks) expect(parseCues(vtt, 'vtt').at(-1)?.endMs).toBeLessThanOrEqual(17_000);
  },
  300_000,
);
