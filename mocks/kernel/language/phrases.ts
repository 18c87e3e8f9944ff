import { phrasebook } from '../../../fixtures/phrasebook.ts';
import { languageOf } from './scripts.ts';

const AUTO = 'auto';

const rowsByText = new Map<string, number[]>();
phrasebook.forEach((phrase, index) => {
  for (const text of Object.values(phrase.texts)) rowsByText.set(text, [...(rowsByText.get(text) ?? []), index]);
});

/**
 * The phrasebook's translation of `text`, with the whitespace around it; undefined for an unknown phrase. `source` is any
 * provider's code or `auto`, which matches a phrase in any language.
 */
export function knownTranslation(text: string, source: string, target: string): string | undefined {
  const phrase = text.trim();
  const rows = rowsByText.get(phrase);
  if (!rows) return undefined;
  const from = source === AUTO ? undefined : languageOf(source).code;
  const to = languageOf(target).code;
  for (const index of rows) {
    const texts = new Map(Object.entries(phrasebook[index]?.texts ?? {}));
    const translation = texts.get(to);
    if (translation === undefined || translation === phrase) continue;
    if (from !== undefined && texts.get(from) !== phrase) continue;
    const start = text.indexOf(phrase);
    return text.slice(0, start) + translation + text.slice(start + phrase.length);
  }
  return undefined;
}
