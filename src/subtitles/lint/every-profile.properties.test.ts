// Covers: ../profiles/cue-layout.ts, ../profiles/caption-rules.ts

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rowsFor } from '../profiles/caption-rules.ts';
import { cueLayoutOf } from '../profiles/cue-layout.ts';
import { serializeCues } from '../serialize.ts';
import { layOutSpeech } from '../speech/lay-out-speech.ts';
import type { SpeechSegment } from '../speech/types.ts';
import { lintCaptions } from './lint-captions.ts';

/** The nightly run sets 10,000. */
const numRuns = Number(process.env.PROPERTY_RUNS ?? 10);

/** Words of a language in each of eight scripts, none longer than the narrowest line. */
const SCRIPTS: Readonly<Record<string, { words: string; joiner?: string }>> = {
  en: { words: 'the a cat went, home. Dr. 3. of “yes” 42' },
  ru: { words: 'и кошка, пошла домой. т. 5. в «да» не' },
  ar: { words: 'و القطة، ذهبت إلى البيت. هل؟ 12 مَدْرَسَةٌ' },
  he: { words: 'או החתול, הלך הביתה. לא שָׁלוֹם 7 ה-3' },
  hi: { words: 'और बिल्ली, घर गई। क्या? का में 12' },
  th: { words: 'สวัสดีครับ วันนี้อากาศดีมาก เราไปเดินเล่น กันเถอะ น้ำ', joiner: '' },
  ja: { words: 'お母さんは、 東京タワーへ 行きました。 「はい」 3 ー っ', joiner: '' },
  ko: { words: '한국어는 좋아요. 대한민국 오늘, 우리는 12 그' },
};

/** What a layout cannot help: too much said in too little time. It is reported. */
const OF_THE_SPEAKER = new Set(['speed/characters', 'time/min-duration']);

/** Speech in order, at a speed at which people speak. */
const speech = (words: readonly string[], joiner: string): fc.Arbitrary<SpeechSegment[]> =>
  fc
    .array(
      fc.record({
        words: fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 30 }),
        pause: fc.constantFrom(0, 0.04, 0.3, 2, 20),
        perWord: fc.double({ min: 0.25, max: 0.9, noNaN: true }),
      }),
      { minLength: 1, maxLength: 6 },
    )
    .map((parts) => {
      let at = 1;
      return parts.map(({ words: said, pause, perWord }): SpeechSegment => {
        const start = at + pause;
        at = start + said.length * perWord;
        return { start, end: at, text: said.join(joiner) };
      });
    });

describe.each(['netflix', 'bbc', 'dcmp'] as const)('speech by the rules of %s', (profile) => {
  it.each(Object.entries(SCRIPTS))('breaks none of its limits in %s', (language, { words, joiner = ' ' }) => {
    const layout = { ...cueLayoutOf(rowsFor({ profile }, language)), language };
    fc.assert(
      fc.property(speech(words.split(' '), joiner), (segments) => {
        const text = serializeCues(layOutSpeech(segments, layout).cues, 'vtt');
        const { findings } = lintCaptions(text, 'vtt', { profile, language });
        const errors = findings.filter(({ severity, rule }) => severity === 'error' && !OF_THE_SPEAKER.has(rule));
        expect(errors.map(({ rule, message }) => `${rule}: ${message}`)).toEqual([]);
      }),
      { numRuns },
    );
  });
});
