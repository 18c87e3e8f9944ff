import { missingKeyText, otherDocumentedTexts } from './texts.ts';
import type { Variation } from './variation.ts';

/** Variations of TranslatePlus. */
export const translatePlusVariations: readonly Variation[] = [
  {
    id: 'other-documented-texts',
    statement: 'uses the other texts that are documented for the same refusals',
    providers: ['translateplus'],
    seams: () => otherDocumentedTexts,
  },
  {
    id: 'missing-key-text',
    statement: 'answers a wrong key with the text documented for a missing one',
    providers: ['translateplus'],
    seams: () => missingKeyText,
  },
];
