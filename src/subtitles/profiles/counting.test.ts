// Covers: plain-count.ts
import fc from 'fast-check';
import { eastAsianWidth } from 'get-east-asian-width';
import { expect, it } from 'vitest';
import { countCharacters, countWords } from './counting.ts';
import { plainWidth } from './plain-count.ts';

it.each([
  ['Hello, you!', 'graphemes', 11],
  ['two\nlines', 'graphemes', 8],
  ['e\u0301te\u0301', 'graphemes', 3],
  ['👩‍👩‍👧 family', 'graphemes', 8],
  ['\ufeffa\u200bb\u200ec\u202a', 'graphemes', 3],
  ['हिन्दी', 'graphemes', 2],
  ['می‌خواهم', 'graphemes', 7],
  ['日本語', 'half-width', 3],
  ['日本 NHK。', 'half-width', 5],
  ['１２３', 'half-width', 3],
  ['123', 'half-width', 1.5],
  ['ｶﾅ', 'half-width', 1],
  ['\u3000', 'half-width', 1],
  ['안녕, Bob.', 'half-width', 5],
  ['字…', 'half-width', 1.5],
  ['か\u3099', 'half-width', 1],
  ['ที่นี่', 'no-marks', 2],
  ['น้ำ', 'no-marks', 2],
  ['مُحَمَّد', 'no-marks', 4],
] as const)('counts %j by %s', (text, counting, count) => {
  expect(countCharacters(text, counting)).toBe(count);
});

it.each([
  ['- I am here. - No!', 4],
  ['[machine gun firing] rat-a-tat-tat', 4],
  ['…', 0],
  ['日本', 1],
  ['한국어 자막', 2],
])('counts the words of %j', (text, count) => {
  expect(countWords(text)).toBe(count);
});

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

it('takes for a whole character only what is one in every neighbourhood', () => {
  const wrong: string[] = [];
  for (let code = 0; code <= 0xffff; code++) {
    const width = plainWidth(code);
    if (width === 0) continue;
    const character = String.fromCharCode(code);
    const holds =
      (eastAsianWidth(code) === 2 ? 2 : 1) === width &&
      character.normalize('NFC').length === 1 &&
      [...graphemes.segment(`a${character}字${character}`)].length === 4 &&
      !/[\p{Cc}\p{Cf}\p{Mn}\p{Me}]/u.test(character);
    if (!holds) wrong.push(code.toString(16));
  }
  expect(wrong).toEqual([]);
});

it('counts in pieces what it would count in one', () => {
  const piece = fc.constantFrom(
    ...[
      'a',
      ' ',
      'é',
      'e\u0301',
      '\u0301',
      'と',
      'が',
      'か\u3099',
      '漢',
      '가',
      '👩‍👩‍👧',
      '🇪🇸',
      '1️⃣',
      '\u200d',
      '\u200b',
      'हि',
      'न्दी',
      'श्र',
      'ที่',
      'น้ำ',
      'مُ',
      'خ‌و',
      '\n',
      '\u00ad',
      '…',
      'ｶﾞ',
    ],
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const text = pieces.join('');
      const whole = [...graphemes.segment(text.normalize('NFC'))]
        .filter(({ segment }) => !/^[\p{Cc}\p{Cf}\p{Mn}\p{Me}]*$/u.test(segment))
        .reduce((sum, { segment }) => sum + (eastAsianWidth(segment.codePointAt(0) ?? 0) === 2 ? 1 : 0.5), 0);
      expect(countCharacters(text, 'half-width')).toBe(whole);
    }),
    { numRuns: 2_000 },
  );
});
