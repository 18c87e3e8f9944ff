import type { Mutant } from '../mutant.ts';
import { as, body, mutant, on, remembering, says } from './mutant.ts';

/** Mutants of the answers about supported languages. */
export const infoMutants: readonly Mutant[] = [
  mutant(
    'everything-supported',
    'languages',
    'supports every pair',
    ['info/translated not-from-23 unknown-codes'],
    on('getAiInfo', says({ supported: true })),
  ),
  mutant(
    'nothing-supported',
    'languages',
    'supports no pair',
    ['info/translated transcribed into-english between-76 to-itself both-forms'],
    on('getAiInfo', says({ supported: false })),
  ),
  mutant(
    'last-languages-lost',
    'languages',
    'does not support the last listed language',
    ['info/transcribed'],
    remembering<{ count: number }>(
      () => ({ count: 0 }),
      (answer, kept) => {
        if (answer.rule !== 'getAiInfo') return answer;
        kept.count += 1;
        return kept.count > 95 ? { ...answer, body: { supported: false } } : answer;
      },
    ),
  ),
  mutant(
    'supported-as-text',
    'envelope',
    'writes supported as text',
    ['info/translated'],
    on(
      'getAiInfo',
      body(({ supported }) => ({ supported: String(supported) })),
    ),
  ),
  mutant(
    'info-type-ignored',
    'errors',
    'accepts any type',
    ['info/type'],
    on('info-type', says({ supported: true }, 200)),
  ),
  mutant('info-type-as-404', 'errors', 'answers 404 for an unknown type', ['info/type'], on('info-type', as(404))),
  mutant(
    'info-type-other-text',
    'errors',
    'words the refusal of an unknown type differently',
    ['info/type'],
    on('info-type', says({ error: 'Unknown type' })),
  ),
  mutant(
    'info-language-optional',
    'errors',
    'answers when the language is missing',
    ['info/audio-language-required'],
    on('info-language-missing', says({ supported: true }, 200)),
  ),
];
