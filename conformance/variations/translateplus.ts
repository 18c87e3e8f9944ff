import { missingKeyText, otherDocumentedTexts } from './texts.ts';
import type { Variation } from './variation.ts';

/** What other servers of TranslatePlus do. */
export const translatePlusVariations: readonly Variation[] = [
  {
    id: 'other-documented-texts',
    statement: 'uses the other texts that are documented for the same refusals',
    providers: ['translateplus'],
    seams: () => otherDocumentedTexts,
  },
  {
    id: 'missing-key-text',
    statement: 'says of a wrong key what is documented for a missing one',
    providers: ['translateplus'],
    seams: () => missingKeyText,
  },
];
