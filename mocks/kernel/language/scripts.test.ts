import { describe, expect, it } from 'vitest';
import { languageRows } from '../../../fixtures/languages/languages.ts';
import { type ScriptRow, scripts } from '../../../fixtures/languages/scripts.ts';
import { targetCodes } from '../../../src/contracts/translateplus/languages.ts';
import { languageOf, scriptOfLetter } from './scripts.ts';

const codes = languageRows.flatMap((row) => row.codes);
const rows = Object.entries(scripts) as [string, ScriptRow][];

describe('fixtures/languages', () => {
  it('names every code once', () => {
    expect(codes.length).toBe(new Set(codes.map((code) => code.toLowerCase())).size);
  });

  it('has every TranslatePlus target, as its row’s first code', () => {
    expect(targetCodes.size).toBe(110);
    const first = new Set(languageRows.map((row) => row.codes[0]));
    expect([...targetCodes].filter((code) => !first.has(code))).toEqual([]);
  });

  it.each(rows)('%s: at least 20 different syllables, in NFC, without parts of tags or timing lines', (_name, row) => {
    expect(new Set(row.syllables).size).toBe(row.syllables.length);
    expect(row.syllables.length).toBeGreaterThanOrEqual(20);
    for (const syllable of row.syllables) expect(syllable).toBe(syllable.normalize());
  });

  it.each(rows)(
    '%s: every syllable starts with a letter and has only letters and marks of the script',
    (_name, row) => {
      const values = row.unicode.map((value) => `\\p{Script_Extensions=${value}}`).join('');
      const letters = new RegExp(`^(?=\\p{L})(?:(?=[\\p{L}\\p{M}])[${values}])+$`, 'u');
      for (const syllable of row.syllables) expect(syllable).toMatch(letters);
    },
  );

  it.each(rows)('%s: has capitals exactly where it says so', (_name, row) => {
    if (!row.letterCase) return;
    for (const syllable of row.syllables) {
      expect(syllable).toBe(syllable.toLowerCase());
      expect(syllable.toUpperCase().toLowerCase()).toBe(syllable);
      expect(syllable.toUpperCase()).toHaveLength(syllable.length);
      expect(syllable.toUpperCase()).not.toBe(syllable);
    }
  });

  it('gives simplified and traditional Chinese characters of their own', () => {
    const shared = scripts.simplifiedHan.syllables.filter((character) =>
      scripts.traditionalHan.syllables.includes(character),
    );
    expect(shared.length).toBeLessThan(scripts.simplifiedHan.syllables.length / 4);
  });
});

describe('languageOf', () => {
  it.each([
    ['he', 'iw', 'hebrew'],
    ['heb', 'iw', 'hebrew'],
    ['EN-gb', 'en', 'latin'],
    ['pt-BR', 'pt', 'accentedLatin'],
    ['zh', 'zh-CN', 'simplifiedHan'],
    ['zh-tw', 'zh-TW', 'traditionalHan'],
    ['zh-Hant-HK', 'zh-TW', 'traditionalHan'],
    ['zh_HK', 'zh-TW', 'traditionalHan'],
    ['sr', 'sr', 'cyrillic'],
    ['sr-Latn-RS', 'sr', 'latin'],
    ['en-Latn', 'en', 'latin'],
    ['de-Latn', 'de', 'accentedLatin'],
    ['uz-Cyrl', 'uz', 'cyrillic'],
    ['ja-Jpan', 'ja', 'japanese'],
    ['chi', 'zh-CN', 'simplifiedHan'],
    ['xx', 'xx', 'latin'],
    ['', '', 'latin'],
    ['constructor', 'constructor', 'latin'],
  ])('%j is %s in %s', (code, known, script) => {
    const language = languageOf(code);
    expect([language.code, language.scriptName]).toEqual([known, script]);
  });
});

it.each([
  ['a', 'latin'],
  ['é', 'latin'],
  ['ж', 'cyrillic'],
  ['字', 'simplifiedHan'],
  ['カ', 'japanese'],
  ['𠀋', 'simplifiedHan'],
  ['Ꭰ', 'latin'],
] as const)('reads a text that starts with %s as %s', (letter, name) => {
  expect(scriptOfLetter(letter.codePointAt(0) ?? 0)).toBe(scripts[name]);
});
