import { languageKey } from '../language-key.ts';
import { northernWords } from './northern.ts';
import { slavicWords } from './slavic.ts';
import type { BreakWords } from './types.ts';
import { westernWords } from './western.ts';

/**
 * All tables by primary language subtag.
 *
 * The rule is Netflix's: break after punctuation and before conjunctions and prepositions, do not part an article from its noun.
 * The words of each class are ordinary dictionary words, chosen by this project.
 */
export const breakWords: Readonly<Record<string, BreakWords>> = { ...westernWords, ...northernWords, ...slavicWords };

/** The words of one language as sets. */
export interface BreakWordSets {
  readonly articles: ReadonlySet<string>;
  readonly openings: ReadonlySet<string>;
  readonly abbreviations: ReadonlySet<string>;
  readonly ordinalStop: boolean;
}

const made = new Map<string, BreakWordSets>();
const setOf = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** Returns the words for a BCP 47 tag, or undefined for a language without a table. */
export function breakWordsOf(language: string): BreakWordSets | undefined {
  const key = languageKey(language, breakWords);
  const words = key === undefined ? undefined : breakWords[key];
  if (key === undefined || words === undefined) return undefined;
  let sets = made.get(key);
  if (!sets) {
    sets = {
      articles: setOf(words.articles),
      openings: setOf(words.openings),
      abbreviations: setOf(words.abbreviations),
      ordinalStop: words.ordinalStop ?? false,
    };
    made.set(key, sets);
  }
  return sets;
}
