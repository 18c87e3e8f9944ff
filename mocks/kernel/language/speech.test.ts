// Covers: turns.ts

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { languageOf } from './scripts.ts';
import { speech } from './speech.ts';

const anyLanguage = fc.constantFrom('en', 'es', 'fre', 'ja', 'zh-TW', 'th', 'ar', 'hi', 'ko', 'unknown');

function expectInOrder(durationSeconds: number, language: string, seed: number): void {
  let time = 0;
  const millisecond = (seconds: number) => expect(seconds).toBe(Math.round(seconds * 1000) / 1000);
  for (const { start, end, text, words } of speech({ durationSeconds, language, seed })) {
    const separator = languageOf(language).script.spaced ? ' ' : '';
    expect(words.map(({ word }) => word).join(separator)).toBe(text);
    expect([start, end]).toEqual([words[0]?.start, words.at(-1)?.end]);
    for (const word of words) {
      expect(word.word).not.toBe('');
      expect(word.start).toBeGreaterThan(time);
      expect(word.end).toBeGreaterThan(word.start);
      millisecond(word.start);
      millisecond(word.end);
      time = word.end;
    }
  }
  expect(time).toBeLessThanOrEqual(durationSeconds);
}

describe('speech', () => {
  it('is in order, inside the recording and to the millisecond for every length', () => {
    fc.assert(fc.property(fc.double({ min: 0, max: 40, noNaN: true }), anyLanguage, fc.nat(), expectInOrder), {
      numRuns: 150,
    });
  });

  it('is of one word in a tenth of a second', () => {
    const [segment, ...rest] = speech({ durationSeconds: 0.1, language: 'en', seed: 1 });
    expect(segment?.words).toHaveLength(1);
    expect(rest).toEqual([]);
  });

  it('fills four hours, at about 150 words a minute', () => {
    const segments = speech({ durationSeconds: 4 * 3600, language: 'en', seed: 3 });
    const words = segments.reduce((sum, segment) => sum + segment.words.length, 0);
    expect(words / 240).toBeGreaterThan(120);
    expect(words / 240).toBeLessThan(170);
    expect(segments.at(-1)?.end).toBeGreaterThan(4 * 3600 - 10);
    expect(new Set(segments.map(({ text }) => text)).size).toBeGreaterThan(segments.length / 2);
  });

  it('is the same for the same options and another for another seed, language or script', () => {
    const of = (language: string, seed: number) => speech({ durationSeconds: 60, language, seed });
    expect(of('de', 1)).toEqual(of('de', 1));
    expect(of('de', 1)).not.toEqual(of('de', 2));
    expect(of('de', 1)).not.toEqual(of('es', 1));
    expect(of('heb', 1)).toEqual(of('iw', 1));
  });

  it.each(['ja', 'zh-CN', 'th', 'km'])('%s has no spaces', (language) => {
    for (const { text } of speech({ durationSeconds: 60, language, seed: 1 })) expect(text).not.toMatch(/\s/);
  });

  // Recorded once, like the translations.
  it.each([
    ['en', 0.24, 4.023, 'We asked about the bridge over the valley in the morning.'],
    ['es', 0.24, 4.023, 'Lúm råvmïb quelzêm mev yólgrüp yólfémp mev brelzedd çlo mev flendörv.'],
    ['ja', 0.24, 4.023, 'モゼわぺ滝もれ橋わぺピラソガヘユわぺケフらぶ峠わぺケフぬほ。'],
  ])('%s stays as it is', (language, start, end, text) => {
    expect(speech({ durationSeconds: 8, language, seed: 42 })[0]).toMatchObject({ start, end, text });
  });

  describe('of a long recording', () => {
    const long = speech({ durationSeconds: 1_200, language: 'en', seed: 5 });
    const pauses = (of: typeof long) =>
      of.slice(1).map(({ start }, at) => ({ after: of[at]?.end ?? 0, seconds: start - (of[at]?.end ?? 0) }));

    it('has silences after the first half minute, and sentences at the usual pace between them', () => {
      const silences = pauses(long).filter(({ seconds }) => seconds > 2);
      expect(silences.length).toBeGreaterThan(10);
      expect(Math.min(...silences.map(({ after }) => after))).toBeGreaterThan(30);
      expect(Math.max(...silences.map(({ seconds }) => seconds))).toBeLessThan(10);
      const spoken = long.reduce((sum, { start, end }) => sum + end - start, 0);
      const words = long.reduce((sum, segment) => sum + segment.words.length, 0);
      expect((words / spoken) * 60).toBeGreaterThan(150);
      expect((words / spoken) * 60).toBeLessThan(200);
    });

    it('starts as a recording of half a minute does', () => {
      const short = speech({ durationSeconds: 30, language: 'en', seed: 5 });
      expect(long.slice(0, short.length - 1)).toEqual(short.slice(0, -1));
      expect(long.filter(({ start }) => start > 30 && start < 60).length).toBeGreaterThan(3);
    });
  });

  describe('of several speakers', () => {
    const talk = speech({ durationSeconds: 300, language: 'en', seed: 5, speakers: 3 });

    it('lets everybody speak, each at a pace of their own', () => {
      const paces = [1, 2, 3].map((speaker) => {
        const own = talk.filter((segment) => segment.speaker === speaker);
        const letters = own.reduce((sum, { text }) => sum + text.length, 0);
        return own.reduce((sum, { start, end }) => sum + end - start, 0) / letters;
      });
      expect(talk.every(({ speaker = 0 }) => speaker >= 1 && speaker <= 3)).toBe(true);
      expect(new Set(paces.map((pace) => pace.toFixed(3))).size).toBe(3);
    });

    it('overlaps where one interrupts another, in the order of starts', () => {
      const overlaps = talk.slice(1).flatMap(({ start, speaker }, at) => {
        const before = talk[at];
        return before && start < before.end ? [{ before, speaker, seconds: before.end - start }] : [];
      });
      expect(overlaps.length).toBeGreaterThan(3);
      for (const { before, speaker, seconds } of overlaps) {
        expect(before.speaker).not.toBe(speaker);
        expect(seconds).toBeLessThan(0.7);
      }
      const starts = talk.flatMap(({ words }) => words.map(({ start }) => start));
      expect(starts).toEqual(starts.toSorted((left, right) => left - right));
      expect(Math.max(...talk.map(({ end }) => end))).toBeLessThanOrEqual(300);
    });

    it('is one speaker by default, whom no segment names', () => {
      const alone = speech({ durationSeconds: 300, language: 'en', seed: 5, speakers: 1 });
      expect(alone).toEqual(speech({ durationSeconds: 300, language: 'en', seed: 5 }));
      expect(alone.some((segment) => 'speaker' in segment)).toBe(false);
    });

    it.each([2, 8])('is the same talk of %i for the same seed', (speakers) => {
      const of = (seed: number) => speech({ durationSeconds: 120, language: 'en', seed, speakers });
      expect(of(1)).toEqual(of(1));
      expect(of(1)).not.toEqual(of(2));
      expect(new Set(of(1).map(({ speaker }) => speaker)).size).toBeGreaterThan(1);
    });
  });

  it.each([-1, Number.NaN, Number.POSITIVE_INFINITY])('refuses a duration of %s', (durationSeconds) => {
    expect(() => speech({ durationSeconds, language: 'en', seed: 1 })).toThrow(RangeError);
  });
});
