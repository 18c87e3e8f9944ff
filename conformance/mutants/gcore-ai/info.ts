import type { Mutant } from '../mutant.ts';
import { as, body, on, remembering, says } from './changes.ts';
import { mutant } from './mutant.ts';

/** Mutants of the answers about supported languages. */
export const infoMutants: readonly Mutant[] = [
  mutant({
    id: 'everything-supported',
    family: 'languages',
    statement: 'supports every pair',
    breaks: ['info/translated', 'info/not-from-23', 'info/unknown-codes'],
    seams: on('getAiInfo', says({ supported: true })),
  }),
  mutant({
    id: 'nothing-supported',
    family: 'languages',
    statement: 'supports no pair',
    breaks: [
      'info/translated',
      'info/transcribed',
      'info/into-english',
      'info/between-76',
      'info/to-itself',
      'info/both-forms',
    ],
    seams: on('getAiInfo', says({ supported: false })),
  }),
  mutant({
    id: 'last-languages-lost',
    family: 'languages',
    statement: 'does not support the last listed language',
    breaks: ['info/transcribed'],
    seams: remembering<{ count: number }>(
      () => ({ count: 0 }),
      (answer, kept) => {
        if (answer.rule !== 'getAiInfo') return answer;
        kept.count += 1;
        return kept.count > 95 ? { ...answer, body: { supported: false } } : answer;
      },
    ),
  }),
  mutant({
    id: 'supported-as-text',
    family: 'envelope',
    statement: 'writes supported as text',
    breaks: ['info/translated'],
    seams: on(
      'getAiInfo',
      body(({ supported }) => ({ supported: String(supported) })),
    ),
  }),
  mutant({
    id: 'info-type-ignored',
    family: 'errors',
    statement: 'accepts any type',
    breaks: ['info/type'],
    seams: on('info-type', says({ supported: true }, 200)),
  }),
  mutant({
    id: 'info-type-as-404',
    family: 'errors',
    statement: 'answers 404 for an unknown type',
    breaks: ['info/type'],
    seams: on('info-type', as(404)),
  }),
  mutant({
    id: 'info-type-other-text',
    family: 'errors',
    statement: 'words the refusal of an unknown type differently',
    breaks: ['info/type'],
    seams: on('info-type', says({ error: 'Unknown type' })),
  }),
  mutant({
    id: 'info-language-optional',
    family: 'errors',
    statement: 'answers when the language is missing',
    breaks: ['info/audio-language-required'],
    seams: on('info-language-missing', says({ supported: true }, 200)),
  }),
];
