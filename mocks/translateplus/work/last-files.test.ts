import { expect, it } from 'vitest';
import type { TranslationBook } from '../../../src/contracts/seed/translation-book.ts';
import type { TranslationOptions } from '../../kernel/language/fake-translation.ts';
import { rememberedFacts, rememberedTranslation } from './last-files.ts';
import { factsOf, translateFile } from './translate-file.ts';

const cue = (text: string) => `1\n00:00:01,000 --> 00:00:02,000\n${text}\n`;
const files = [
  { content: cue('Good morning'), format: 'srt' },
  { content: `WEBVTT\n\n${cue('Good morning')}`, format: 'srt' },
  { content: `WEBVTT\n\n${cue('Good morning')}`, format: 'vtt' },
] as const;
const saying = (text: string): TranslationBook => ({
  rules: [{ from: null, to: 'es', phrases: { 'Good morning': text }, patterns: [] }],
  files: [],
});
const options: TranslationOptions[] = [
  { source: 'en', target: 'es', seed: 1 },
  { source: 'en', target: 'de', seed: 1 },
  { source: 'fr', target: 'de', seed: 1 },
  { source: 'fr', target: 'de', seed: 2, invention: 'syllables' },
  { source: 'fr', target: 'de', seed: 1, invention: 'syllables' },
  { source: 'en', target: 'es', seed: 1, seeded: saying('Hola') },
  { source: 'en', target: 'es', seed: 1, seeded: saying('Buenas') },
];

it('answers as without memory, whatever was asked before', () => {
  for (const file of [...files, ...files.toReversed(), ...files]) {
    expect(rememberedFacts({ ...file })).toEqual(factsOf(file));
    for (const one of [...options, ...options.toReversed()]) {
      const text = translateFile(file, one);
      expect([rememberedTranslation({ ...file }, one), rememberedTranslation({ ...file }, { ...one })]).toEqual([
        text,
        text,
      ]);
    }
  }
});

it('looks at a file once while it is one of the last', () => {
  const first = rememberedFacts({ ...files[0] });
  rememberedFacts({ ...files[2] });
  expect(rememberedFacts({ ...files[0] })).toBe(first);
  for (let at = 0; at < 128; at += 1) rememberedFacts({ content: cue(String(at)), format: 'srt' });
  expect(rememberedFacts({ ...files[0] })).not.toBe(first);
});
