import { describe, expect, it } from 'vitest';
import { languages as gcore } from '../../contracts/gcore-ai/languages.ts';
import { targetCodes } from '../../contracts/translateplus/languages.ts';
import { captionLanguage, isGeneratedByStream, isSameLanguage, languageTag, providerLanguage } from './languages.ts';
import { languageRows } from './table.ts';

describe('the table', () => {
  it('holds every language of both providers, and no other code', () => {
    const codes = (column: 1 | 2) => new Set(languageRows.flatMap((row) => row[column] ?? []));
    expect(codes(1)).toEqual(new Set(gcore.map(({ code }) => code)));
    expect(codes(2)).toEqual(targetCodes);
  });

  it('has each tag once, in canonical form', () => {
    const tags = languageRows.map(([tag]) => tag);
    expect(new Set(tags).size).toBe(tags.length);
    expect(Intl.getCanonicalLocales(tags)).toEqual(tags);
  });

  it.each(languageRows)('%s comes back from its codes', (tag, gcoreCode, translatePlusCode) => {
    const same = (code: string | null) => code && captionLanguage(code);
    if (gcoreCode && tag !== 'nb') expect(languageTag('gcore-ai', gcoreCode)).toBe(tag);
    if (translatePlusCode && !['nb', 'nn'].includes(tag)) {
      expect(languageTag('translateplus', translatePlusCode)).toBe(tag);
    }
    expect(isSameLanguage(tag, same(tag) ?? '')).toBe(true);
  });
});

it.each([
  ['ES', 'es'],
  ['ger', 'de'],
  ['deu', 'de'],
  ['iw', 'he'],
  ['tl', 'fil'],
  ['pt-br', 'pt-BR'],
  ['zh-hant-hk', 'zh-Hant-HK'],
])('reads %s as %s', (text, tag) => expect(captionLanguage(text)).toBe(tag));

it.each(['', 'xx', 'english', 'e', '../de', 'pt_BR', 'de;es', 'auto', 'tlh'])('refuses %j', (text) => {
  expect(() => captionLanguage(text)).toThrow(/not a language/);
});

it.each([
  ['gcore-ai', 'pt-BR', 'written', 'por'],
  ['gcore-ai', 'zh-TW', 'spoken', 'chi'],
  ['gcore-ai', 'nb', 'written', 'nor'],
  ['translateplus', 'zh-TW', 'written', 'zh-TW'],
  ['translateplus', 'zh-SG', 'written', 'zh-CN'],
  ['translateplus', 'zh-Hant-HK', 'written', 'zh-TW'],
  ['translateplus', 'nn', 'written', 'no'],
  ['translateplus', 'he', 'written', 'iw'],
  ['translateplus', 'sr-Latn', 'written', 'sr'],
] as const)('%s calls %s, %s, %s', (provider, tag, use, code) => {
  expect(providerLanguage(provider, tag, use)).toBe(code);
});

it.each([
  ['gcore-ai', 'zu', 'Gcore has no code for zu (Zulu)'],
  ['gcore-ai', 'zh-TW', 'Gcore has no code for zh-TW'],
  ['translateplus', 'br', 'TranslatePlus has no code for br (Breton)'],
] as const)('%s has no code for %s', (provider, tag, sentence) => {
  expect(() => providerLanguage(provider, tag, 'written')).toThrow(sentence);
});

it('knows what Stream generates', () => {
  expect([isGeneratedByStream('en-GB'), isGeneratedByStream('ja'), isGeneratedByStream('tr')]).toEqual([
    true,
    true,
    false,
  ]);
});

it.each([
  ['Spanish', 'es'],
  ['español', 'es'],
  ['GERMAN', 'de'],
])('suggests the tag for the name %s', (text, tag) => {
  expect(() => captionLanguage(text)).toThrow(`Did you mean ${tag}?`);
});
