import type { TranslationBook } from '../../../src/contracts/seed/translation-book.ts';
import { type Dictionary, dictionaryFor } from './dictionary.ts';
import type { Invention } from './invention.ts';
import { knownTranslation } from './phrases.ts';
import { inventWords } from './readable/invent-words.ts';
import { seededRuns, seededWhole } from './seeded/seeded-runs.ts';
import { changeWords } from './text-pieces.ts';

/** The languages of a translation. */
export interface TranslationOptions {
  /** Any provider's language code, or `auto`. Decides which phrases are known and how long the source's texts are. */
  readonly source: string;
  /** Any provider's language code. */
  readonly target: string;
  /** Another seed gives other invented words. */
  readonly seed: number;
  /** What the tenant's seeds say: it comes first. */
  readonly seeded?: TranslationBook | undefined;
  /** Default: `readable`. */
  readonly invention?: Invention;
}

/** A translation, and where it is from. */
export interface Translation {
  readonly text: string;
  /**
   * `seeded`: a seed says so, all or part of it. `known`: from the phrasebook, real. `invented`: made up by the mock. `kept`:
   * there is nothing to translate.
   */
  readonly origin: 'seeded' | 'known' | 'invented' | 'kept';
}

/**
 * Translates as the mocks do, and says how: what a seed says, else the phrasebook's translation if it has one, else
 * invented. In languages of the Latin script that is the words of the source, with letters, marks and endings of the language;
 * in other scripts the words transliterated; about as long as a real translation (`lengthRatio`). What is invented looks like
 * the language but is none.
 *
 * Digits, punctuation, symbols, line breaks, addresses, placeholders, tags and names of speakers ("ANNA: ") stay where they
 * are; in scripts without spaces the spaces between words are removed. A text with a letter elsewhere always changes. The
 * result depends only on the arguments. (The Unicode version of the running Node defines letters.)
 */
export function translation(text: string, options: TranslationOptions): Translation {
  const { seeded, ...otherwise } = options;
  const said = seeded && seededWhole(seeded, text, options, (part) => translateText(part, otherwise));
  if (said !== undefined && said !== null) return { text: said, origin: 'seeded' };
  const known = knownTranslation(text, options.source, options.target);
  if (known !== undefined) return { text: known, origin: 'known' };
  const invented = options.invention === 'syllables' ? inSyllables(text, options) : inventWords(text, options);
  return { text: invented, origin: invented === text ? 'kept' : 'invented' };
}

/**
 * Translates as `translation` does.
 * @example translateText('Hello world', { source: 'en', target: 'es', seed: 1 }) // 'Hola mundo'
 */
export function translateText(text: string, options: TranslationOptions): string {
  return translation(text, options).text;
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

function inSyllables(text: string, { target, seed }: TranslationOptions): string {
  const dictionary: Dictionary = dictionaryFor(target, seed);
  return changeWords(text, { joins: !dictionary.language.script.spaced, word: dictionary.translate });
}
