// Covers: share-time.ts, sound-segments.ts, order-segments.ts, word-times.ts, tokens.ts, pieces.ts, timing.ts

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainText } from '../plain-text.ts';
import { scanSubtitles } from '../scan.ts';
import { serializeCues } from '../serialize.ts';
import type { Cue } from '../types.ts';
import { layOutSpeech } from './lay-out-speech.ts';
import { type CueLayout, completeLayout } from './layout.ts';
import { splitGraphemes, textWidth } from './measure.ts';
import type { SpeechSegment } from './types.ts';

/** The nightly run sets 10,000. */
const numRuns = Number(process.env.PROPERTY_RUNS ?? 30);

/** Words in eight scripts, with the layout of a language that is written in each. */
const SCRIPTS: readonly { name: string; words: readonly string[]; joiner: string; layout: Partial<CueLayout> }[] = [
  script(
    'Latin',
    'the a cat Donaudampfschifffahrtsgesellschaft went, home. Dr. 3. of “yes” 42 https://example.com/a/long/address?with=a&query=1',
    { language: 'en' },
  ),
  script('Cyrillic', 'и кошка, пошла домой. т. 5. в электрофотополупроводниковый «да» не', { language: 'ru' }),
  script('Arabic', 'و القطة، ذهبت إلى البيت. هل؟ 12 مَدْرَسَةٌ', { language: 'ar', counting: 'no-marks' }),
  script('Hebrew', 'או החתול, הלך הביתה. לא שָׁלוֹם 7 ה-3', { language: 'he' }),
  script('Devanagari', 'और बिल्ली, घर गई। क्या? विश्वविद्यालय का में 12', { language: 'hi' }),
  script(
    'Thai',
    'สวัสดีครับ วันนี้อากาศดีมาก เราไปเดินเล่นที่สวนสาธารณะ กันเถอะ น้ำ',
    { language: 'th', counting: 'no-marks', lineLength: 35 },
    '',
  ),
  script(
    'Japanese',
    'お母さんは、 東京タワーへ 行きました。 スーパーマーケット 「はい」 3 ー っ',
    { language: 'ja', counting: 'half-width', lineLength: 13, charactersPerSecond: 4 },
    '',
  ),
  script(
    'Chinese and Korean',
    '我们今天去公园， 好吗？ 한국어는 좋아요. 대한민국헌법재판소 （是） 2026年',
    { language: 'zh', counting: 'half-width', lineLength: 16, charactersPerSecond: 9 },
    '',
  ),
];

function script(name: string, words: string, layout: Partial<CueLayout>, joiner = ' ') {
  return { name, words: words.split(' '), joiner, layout };
}

const letters = (text: string): string => text.replace(/\s/g, '');
const textOf = (cues: readonly Cue[]): string => letters(cues.map(({ text }) => plainText(text, 'vtt')).join(''));

/** What is wrong with the cues of any speech. */
function faultsOf(cues: readonly Cue[], options: Partial<CueLayout>): string[] {
  const layout = completeLayout(options);
  const faults: string[] = [];
  const check = (holds: boolean, fault: string) => holds || faults.push(fault);
  let end = 0;
  for (const { startMs, endMs, text } of cues) {
    check(startMs >= end, `starts at ${startMs}, before ${end}`);
    check(endMs > startMs && endMs - startMs <= layout.maxDurationMs, `lasts from ${startMs} to ${endMs}`);
    end = endMs;
    const lines = plainText(text, 'vtt').split('\n');
    check(lines.length <= layout.lines, `has the lines ${lines.join(' | ')}`);
    for (const line of lines) {
      check(line === line.trim(), `has spaces around "${line}"`);
      // A single grapheme may be wider than a line.
      check(textWidth(line, layout) <= layout.lineLength || splitGraphemes(line).length < 2, `is wide: ${line}`);
    }
  }
  const written = scanSubtitles(serializeCues(cues, 'vtt'), 'vtt').cues.length;
  check(written === cues.length, `${written} of ${cues.length} cues in the file`);
  return faults;
}

const time = fc.oneof(
  { weight: 8, arbitrary: fc.double({ min: 0, max: 60, noNaN: true }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(null, undefined, Number.NaN, Number.POSITIVE_INFINITY, -1, -1e9, 1e9, 1e300, 0, 4000),
  },
);

const anySpeech = (words: readonly string[], joiner: string): fc.Arbitrary<SpeechSegment[]> =>
  fc.array(
    fc
      .record({
        start: time,
        end: time,
        said: fc.array(fc.record({ word: fc.constantFrom(...words), start: time, end: time }), { maxLength: 12 }),
        has: fc.constantFrom('words', 'text', 'both', 'other words'),
        speaker: fc.constantFrom(undefined, undefined, 'Ann', '<b> & --> Bob'),
      })
      .map(({ start, end, said, has, speaker }): SpeechSegment => {
        const text = has === 'words' ? '' : said.map(({ word }) => word).join(joiner);
        const all = said.map((one) => ({ ...one, word: joiner + one.word }));
        const own = has === 'text' ? {} : { words: has === 'other words' ? all.slice(1) : all };
        return { start, end, text, ...own, ...(speaker === undefined ? {} : { speaker }) };
      }),
    { maxLength: 10 },
  );

const saidIn = (segments: readonly SpeechSegment[]): string =>
  letters(segments.map(({ text, words }) => text || (words ?? []).map(({ word }) => word).join('')).join(''));

describe.each(SCRIPTS)('$name', ({ words, joiner, layout }) => {
  it('keeps every limit, loses no word and invents none, for any times', () => {
    fc.assert(
      fc.property(anySpeech(words, joiner), fc.constantFrom(null, 30_000), (segments, mediaMs) => {
        const { cues } = layOutSpeech(segments, { ...layout, mediaMs });
        expect(faultsOf(cues, layout)).toEqual([]);
        expect(textOf(cues)).toBe(saidIn(segments));
      }),
      { numRuns },
    );
  });
});

/** Speech as a good recogniser reports it: whole sentences or parts, in order, at a usual speed. */
const soundSpeech = fc
  .array(
    fc.record({
      words: fc.array(fc.constantFrom('alpha', 'beta', 'gamma', 'delta,', 'of'), { minLength: 1, maxLength: 14 }),
      pause: fc.constantFrom(0, 0, 0.2, 0.7, 3),
      perWord: fc.double({ min: 0.2, max: 0.5, noNaN: true }),
      ends: fc.constantFrom('.', '.', '', '?'),
    }),
    { minLength: 2, maxLength: 8 },
  )
  .map((parts) => {
    let at = 0;
    return parts.map(({ words, pause, perWord, ends }, index): SpeechSegment & { start: number; end: number } => {
      const start = at + pause;
      at = start + (words.length + 1) * perWord;
      return { start, end: at, text: `Segment${index} ${words.join(' ')}${ends}` };
    });
  });

/** Start of each cue that begins with a segment, by the first word of the segment. */
const startsOf = (cues: readonly Cue[]): ReadonlyMap<string, number> =>
  new Map(
    cues.flatMap(({ text, startMs }) => (/^Segment\d+/.exec(text) ?? []).map((word) => [word, startMs] as const)),
  );

describe('sound speech', () => {
  it('stays where it is, and nothing is reported but its speed', () => {
    fc.assert(
      fc.property(soundSpeech, (segments) => {
        const { cues, notices } = layOutSpeech(segments);
        expect(notices.filter(({ kind }) => kind !== 'too-fast' && kind !== 'repeat')).toEqual([]);
        for (const [word, startMs] of startsOf(cues)) {
          const { start } = segments[Number(word.slice('Segment'.length))] as { start: number };
          expect(startMs).toBe(Math.round(start * 1000));
        }
      }),
      { numRuns },
    );
  });

  it('stays where it is when another segment has wrong times', () => {
    const wrong = fc.constantFrom<Partial<SpeechSegment>>(
      { end: null },
      { end: Number.NaN },
      { end: 1e9 },
      { end: 0 },
      { start: null },
      { start: -5 },
      { start: null, end: null },
      { start: 1e9, end: 1e9 },
    );
    fc.assert(
      fc.property(soundSpeech, wrong, fc.nat(), (segments, times, which) => {
        const at = which % segments.length;
        const mistaken = segments.map((segment, index) => (index === at ? { ...segment, ...times } : segment));
        const { cues, notices } = layOutSpeech(mistaken);
        expect(notices.some(({ text }) => text === segments[at]?.text)).toBe(true);
        for (const [word, startMs] of startsOf(cues)) {
          const index = Number(word.slice('Segment'.length));
          if (index !== at) expect([word, startMs]).toEqual([word, Math.round((segments[index]?.start ?? 0) * 1000)]);
        }
      }),
      { numRuns },
    );
  });
});
