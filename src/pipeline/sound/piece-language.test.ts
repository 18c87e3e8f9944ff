// Covers: notices.ts, piece-work.ts, heard-piece.ts

import { describe, expect, it } from 'vitest';
import { answersLost, piecesLost, wrongPieces } from './notices.ts';
import { toldLanguage, wholeLanguage } from './piece-language.ts';
import type { HeardPart } from './piece-work.ts';

const part = (language: string | null, seconds: number, more: Partial<HeardPart> = {}): HeardPart => ({
  language,
  languageProbability: 0.9,
  segments: seconds === 0 ? [] : [{ start: 1, end: 1 + seconds, text: 'La la.', words: [] }],
  ...{ from: 0, to: 32, lost: 0 },
  ...more,
});

describe('toldLanguage', () => {
  it.each<[string, HeardPart[], string | null]>([
    ['is that of the first piece with enough speech', [part('nn', 3), part('de', 20), part('en', 30)], 'de'],
    ['is not told by silence', [part('en', 0), part('es', 8)], 'es'],
    ['is not told by a piece that is in doubt', [part('la', 20, { languageProbability: 0.3 }), part('it', 9)], 'it'],
    ['is told where the service names no probability', [part('fr', 9, { languageProbability: null })], 'fr'],
    [
      'is not told by music and silence',
      [
        part('en', 0, { segments: [{ start: 0, end: 30, text: '♪♪', words: [] }] }),
        part('en', 0, { segments: [{ start: 0, end: 30, text: 'Thanks.', words: [], noSpeech: true }] }),
      ],
      null,
    ],
  ])('%s', (_what, parts, language) => {
    expect(toldLanguage(parts)).toBe(language);
  });
});

describe('wholeLanguage', () => {
  it.each<[string, HeardPart[], string | null]>([
    ['is the told one', [part('nn', 4), part('de', 6), part('nn', 4.5)], 'de'],
    ['else the one with most speech in all', [part('nn', 3), part('de', 2), part('de', 2)], 'de'],
    ['of two alike, the earlier', [part('nn', 2), part('de', 2)], 'nn'],
    ['is unknown if no piece tells one', [part(null, 20)], null],
  ])('%s', (_what, parts, language) => {
    expect(wholeLanguage(parts)).toBe(language);
  });
});

describe('the notices', () => {
  it('count what may have been charged twice', () => {
    expect(piecesLost([part('en', 5)])).toEqual([]);
    const [text] = piecesLost([part('en', 5, { lost: 2 }), part('en', 5, { from: 30, to: 46, lost: 1 })]);
    expect(text).toMatch(/^Workers AI may have charged pieces of the sound, 80 s in all, 3 times more: /);
    expect(answersLost(1, 'the sound')).toContain('charged the sound once more: ');
  });

  it('name the pieces that were heard in another language', () => {
    expect(wrongPieces([part('en', 5), part('nn', 0)], 'en-GB')).toEqual([]);
    const [text] = wrongPieces([part('nn', 2), part('en', 9, { from: 30, to: 62 })], 'en');
    expect(text).toContain('The language of the whole is en (English)');
    expect(text).toContain('0 to 32 (nn)');
    expect(text).not.toContain('30 to 62');
  });
});
