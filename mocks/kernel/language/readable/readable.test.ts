// Covers: abugida-writer.ts, alphabet-writer.ts, hangul-writer.ts, invent-words.ts, latin-writer.ts, letters.ts, pick.ts,
// readable-for.ts, syllable-writers.ts, writer-for.ts

import fc from 'fast-check';
import { transliterate } from 'transliteration';
import { describe, expect, it } from 'vitest';
import { lengthRatio } from '../../../../fixtures/languages/readable/lengths.ts';
import { sentences } from '../../../../fixtures/languages/readable/sentences.ts';
import { targetCodes } from '../../../../src/contracts/translateplus/languages.ts';
import { translateText } from '../fake-translation.ts';

const targets = [...targetCodes];
const to = (target: string, source = 'en') => ({ source, target, seed: 1 });
const lengthOf = (texts: readonly string[]): number => texts.reduce((sum, text) => sum + [...text].length, 0);

/** A reader of any script: another package's transcription, of which it sees the consonants alone. */
const consonantsOf = (text: string): string =>
  transliterate(text)
    .toLowerCase()
    .replace(/[^a-z]|[aeiou]/g, '');

/** The number of letters to insert, delete or replace. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (const [at, letter] of [...one].entries()) {
    const next = [at + 1];
    for (let column = 1; column <= other.length; column += 1) {
      const replaced = (row[column - 1] ?? 0) + (other[column - 1] === letter ? 0 : 1);
      next.push(Math.min(replaced, (row[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}

/** The place of the original that a translation resembles most. */
function originalOf(translated: string, originals: readonly string[]): number {
  const seen = consonantsOf(translated);
  const likeness = originals.map((one) => 1 - distance(seen, one) / Math.max(seen.length, one.length, 1));
  return likeness.indexOf(Math.max(...likeness));
}

const thirty = 'de es fr it pt nl sv da no fi pl cs hu ro tr vi id el ru uk bg ar iw fa hi th ko ja zh-CN zh-TW'.split(
  ' ',
);
const originals = sentences.map(consonantsOf);

describe('a reader who knows no script', () => {
  it.each(thirty)('finds the original of every sentence in %s', (target) => {
    const found = sentences.map((text) => originalOf(translateText(text, to(target)), originals));
    expect(found).toEqual([...sentences.keys()]);
  });

  it('finds nearly every original in the other scripts', () => {
    for (const target of 'am bn bo gu hy ka km kn lo ml my or pa si ta te ur yi yue'.split(' ')) {
      const found = sentences.filter((text, at) => originalOf(translateText(text, to(target)), originals) === at);
      expect(found.length, target).toBeGreaterThanOrEqual(27);
    }
  });
});

it.each(targets)('%s has the length of real translations', (target) => {
  const translated = sentences.map((text) => translateText(text, to(target)));
  const ratio = lengthOf(translated) / lengthOf(sentences) / (lengthRatio(target) ?? 1);
  expect(ratio).toBeGreaterThan(0.89);
  expect(ratio).toBeLessThan(1.12);
});

it.each([
  ['de', 'äöü'],
  ['es', 'áéíñóú'],
  ['pl', 'ąćęłńóśźż'],
  ['tr', 'çğıöşü'],
  ['vi', 'ạếồứđ'],
  ['uk', 'іїєґ'],
  ['kk', 'әғқңө'],
  ['fa', 'پچگژی'],
  ['ur', 'ٹڈڑہ'],
])('%s has letters of its own', (target, letters) => {
  const text = sentences.map((one) => translateText(one, to(target))).join(' ');
  expect([...letters].filter((letter) => text.toLowerCase().includes(letter)).length).toBeGreaterThan(
    letters.length / 2,
  );
});

describe('texts that differ', () => {
  const words = [
    ...new Set(
      sentences
        .join(' ')
        .toLowerCase()
        .match(/[a-z]{2,}/g),
    ),
  ];
  const text = fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 9 }).map((chosen) => chosen.join(' '));

  it('differ in every language', () => {
    fc.assert(
      fc.property(text, text, fc.constantFrom(...targets), (one, other, target) => {
        fc.pre(one !== other);
        expect(translateText(one, to(target))).not.toBe(translateText(other, to(target)));
      }),
      { numRuns: 1_500, seed: 14 },
    );
  });

  it('differ nearly always by one short word, where scripts write little of it', () => {
    for (const target of ['ja', 'zh-CN', 'zh-TW', 'ko', 'ar', 'iw', 'am']) {
      const frame = (word: string) => `She said that the ${word} was not in the kitchen yet.`;
      const translated = new Set(words.map((word) => translateText(frame(word), to(target))));
      expect(translated.size, target).toBeGreaterThan(words.length * 0.97);
    }
  });
});

describe('from other scripts', () => {
  const foreign = [
    ['ja', '今日はとても良い天気ですね、カメラを持って行きましょう'],
    ['zh-CN', '我们明天早上八点在火车站见面'],
    ['ru', 'Завтра утром мы едем к бабушке в деревню'],
    ['ar', 'سوف نذهب غدا إلى السوق لشراء الخبز'],
    ['iw', 'מחר בבוקר אנחנו נוסעים לבקר את סבתא'],
    ['hi', 'कल सुबह हम दादी से मिलने गाँव जाएँगे'],
    ['ko', '내일 아침에 우리는 시장에 갈 것입니다'],
    ['th', 'พรุ่งนี้เช้าเราจะไปตลาดกับคุณยาย'],
    ['el', 'Αύριο το πρωί πηγαίνουμε στο χωριό'],
    ['ka', 'ხვალ დილით სოფელში მივდივართ'],
    ['am', 'ነገ ጠዋት ወደ ገበያ እንሄዳለን'],
  ] as const;

  it.each(foreign)('%s becomes Latin words of about the right length', (source, text) => {
    for (const target of ['de', 'en', 'es']) {
      const translated = translateText(text, to(target, source));
      expect(translated.replace(/[\s、]/g, '')).toMatch(/^\p{Script=Latin}+$/u);
      const wanted = ([...text].length * (lengthRatio(target) ?? 1)) / (lengthRatio(source) ?? 1);
      expect([...translated].length / wanted).toBeGreaterThan(0.6);
      expect([...translated].length / wanted).toBeLessThan(1.5);
    }
  });

  it('is found again in another script', () => {
    for (const target of ['ru', 'de', 'el', 'ka']) {
      const seen = foreign.map(([, text]) => consonantsOf(text));
      const found = foreign.filter(([source], at) => {
        const [, text] = foreign[at] ?? ['', ''];
        return originalOf(translateText(text, to(target, source)), seen) === at;
      });
      expect(found.length, target).toBeGreaterThanOrEqual(foreign.length - 1);
    }
  });

  it('has a syllable for a letter that nobody transcribes', () => {
    expect(translateText('ъ', to('es'))).toMatch(/^\p{Script=Latin}+$/u);
  });
});

it('neither grows nor shrinks when it is translated again and again', () => {
  const path = ['en', 'de', 'fr', 'ru', 'es', 'ja', 'en', 'pl', 'zh-CN', 'en'];
  for (const text of sentences) {
    let last = text;
    for (let step = 1; step < path.length; step += 1) last = translateText(last, to(path[step] ?? '', path[step - 1]));
    expect(last.length / text.length).toBeGreaterThan(0.5);
    expect(last.length / text.length).toBeLessThan(1.8);
  }
});

it('says nearly the same in the same language', () => {
  expect(translateText('The boat is late.', to('en'))).toMatch(/^The?\w+ boat is late\.$/);
  expect(translateText("I don't know.", to('de'))).toMatch(/^\S+ \S+'t \S+\.$/);
});
