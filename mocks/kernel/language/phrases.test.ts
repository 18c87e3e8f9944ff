import { expect, it } from 'vitest';
import { languageRows } from '../../../fixtures/languages/languages.ts';
import { phrasebook } from '../../../fixtures/phrasebook.ts';
import { knownTranslation } from './phrases.ts';

it('keys every row by first codes and says nothing the same way twice', () => {
  const first = new Set(languageRows.map((row) => row.codes[0]));
  for (const { texts } of phrasebook) {
    for (const [code, text] of Object.entries(texts)) {
      expect(first).toContain(code);
      expect(text).toBe(text.trim());
    }
    expect(new Set(Object.values(texts)).size).toBe(Object.keys(texts).length);
  }
});

it.each([
  ['Hello world', 'en', 'es', 'Hola mundo'],
  ['Hello world', 'auto', 'fr', 'Bonjour le monde'],
  ['Hello world', 'eng', 'fre', 'Bonjour le monde'],
  ['Hola mundo', 'es', 'en', 'Hello world'],
  [' \nHello world\t', 'en', 'es', ' \nHola mundo\t'],
  ['Hello world', 'de', 'es', undefined],
  ['Hello world', 'en', 'en', undefined],
  ['hello world', 'en', 'es', undefined],
  ['Hello  world', 'en', 'es', undefined],
  ['Hello world', 'en', 'zu', undefined],
  ['', 'auto', 'es', undefined],
  ['constructor', 'auto', 'constructor', undefined],
])('%j from %s to %s: %j', (text, source, target, expected) => {
  expect(knownTranslation(text, source, target)).toBe(expected);
});
