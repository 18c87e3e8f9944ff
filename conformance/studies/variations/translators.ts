import type { Seams } from '../../../mocks/kernel/world/seams.ts';
import type { Variation } from './variation.ts';

/** Translates each text on its own by this function. */
const by =
  (translate: (text: string) => string): (() => Partial<Seams>) =>
  () => ({ translate: (translated) => translated.map(translate) });

const only = (id: string, statement: string, translate: (text: string) => string): Variation => ({
  id,
  statement,
  providers: ['translateplus'],
  seams: by(translate),
});

/** Other translators behind TranslatePlus: no source says what a text becomes. */
export const translators: readonly Variation[] = [
  only('translates-in-capitals', 'translates into capitals', (text) => text.toUpperCase()),
  only('translates-longer', 'translates into longer texts, with marks around them', (text) =>
    text.replace(/\S(?:[^\r\n]*\S)?/g, (words) => `„${words} – yes“`),
  ),
  only('translates-from-right', 'translates into another script, with marks of direction', (text) =>
    text.replace(/[a-z]+/gi, (word) => `\u200f${'א'.repeat(Math.min(4, word.length))}${word}\u200f`),
  ),
];
