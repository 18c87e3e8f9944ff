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
    expect(words / 240).toBeGreaterThan(130);
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

  it.each([-1, Number.NaN, Number.POSITIVE_INFINITY])('refuses a duration of %s', (durationSeconds) => {
    expect(() => speech({ durationSeconds, language: 'en', seed: 1 })).toThrow(RangeError);
  });
});
