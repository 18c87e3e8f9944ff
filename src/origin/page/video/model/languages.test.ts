import { expect, it } from 'vitest';
import { englishName, offersBeside, offersFor, ownName, tagOf, trackForViewer } from './languages.ts';

const offers = offersBeside(['en', 'es']);

it('names languages in English and in themselves', () => {
  expect([englishName('pt-BR'), ownName('de'), ownName('ja')]).toEqual(['Portuguese (Brazil)', 'Deutsch', '日本語']);
  expect([englishName('not a tag'), englishName('qaa')]).toEqual(['not a tag', 'qaa']);
});

it('offers what is not there, and finds it by the beginning of a name or a part of it', () => {
  expect(offers.map(({ tag }) => tag)).not.toContain('es');
  expect(offersFor('ger', offers).map(({ tag }) => tag)[0]).toBe('de');
  expect(offersFor('deu', offers).map(({ tag }) => tag)[0]).toBe('de');
  expect(offersFor('brazil', offers).map(({ tag }) => tag)).toEqual(['pt-BR']);
  expect(offersFor('', offers)).toHaveLength(offers.length);
});

it.each([
  ['french', 'fr'],
  ['Français', 'fr'],
  ['francais', 'fr'],
  ['pt-br', 'pt-BR'],
  ['cy', 'cy'],
  ['', null],
  ['klingonish', null],
  ['x y', null],
])('reads %j as %j', (text, tag) => {
  expect(tagOf(text, offers)).toBe(tag);
});

it.each([
  [['de-AT', 'es'], 'de'],
  [['pt'], 'pt-BR'],
  [['es-MX', 'de'], 'es'],
  [['sv'], 'en'],
  [[], 'en'],
])('chooses for a viewer of %j', (preferred, language) => {
  const tracks = ['es', 'en', 'de', 'pt-BR'].map((one) => ({ language: one, original: one === 'en' }));
  expect(trackForViewer(tracks, preferred)?.language).toBe(language);
});
