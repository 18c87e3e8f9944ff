import type { TranslationBook } from '../../../src/contracts/seed/translation-book.ts';
import { type Dictionary, dictionaryFor } from './dictionary.ts';
import { knownTranslation } from './phrases.ts';
import { seededRuns, seededWhole } from './seeded/seeded-runs.ts';

/** The languages of a translation. */
export interface TranslationOptions {
  /** Any provider's language code, or `auto`. Only the phrasebook uses it. */
  readonly source: string;
  /** Any provider's language code. */
  readonly target: string;
  /** Another seed gives other invented words. */
  readonly seed: number;
  /** What the tenant's seeds say: it comes first. */
  readonly seeded?: TranslationBook | undefined;
}

/** A letter with the letters, marks and joiners (ZWNJ, ZWJ) that follow it. */
const WORD = '\\p{L}(?:[\\p{L}\\p{M}]|[\\u200c\\u200d](?=[\\p{L}\\p{M}]))*';
const words = new RegExp(WORD, 'gu');
/** A word, or the spaces before one that follows a word or closes a clause. */
const wordsAndSpaces = new RegExp(`(?<=[\\p{L}\\p{M},.!?;:…)\\]»”’"'])[ \\u00a0]+(?=\\p{L})|${WORD}`, 'gu');

/**
 * Translates as the mocks do: the phrasebook's translation if it has one, otherwise invented words in the target's
 * script, about as long as a real translation. Digits, punctuation, symbols and line breaks stay where they are; in
 * scripts without spaces the spaces between words are removed. Text with a letter always changes, text without one
 * never does. The result depends only on the arguments. (The Unicode version of the running Node defines letters.)
 * @example translateText('Hello world', { source: 'en', target: 'es', seed: 1 }) // 'Hola mundo'
 */
export function translateText(text: string, options: TranslationOptions): string {
  const { seeded, ...otherwise } = options;
  const known = seeded && seededWhole(seeded, text, options, (part) => translateText(part, otherwise));
  return (
    known ??
    knownTranslation(text, options.source, options.target) ??
    inventText(text, dictionaryFor(options.target, options.seed))
  );
}

/**
 * Translates one cue that markup divides into runs: returns the same number of runs, in the same order.
 * @example translateRuns(['Hello ', 'world'], { source: 'en', target: 'fr', seed: 1 }).length // 2
 */
export function translateRuns(runs: readonly string[], options: TranslationOptions): readonly string[] {
  const { seeded, ...otherwise } = options;
  const known = seeded && seededRuns(seeded, runs, options, (run) => translateText(run, otherwise));
  return known ?? runs.map((run) => translateText(run, otherwise));
}

function inventText(text: string, dictionary: Dictionary): string {
  if (dictionary.language.script.spaced) return text.replace(words, dictionary.translate);
  return text.replace(wordsAndSpaces, (match) => (match.trimStart() === '' ? '' : dictionary.translate(match)));
}
