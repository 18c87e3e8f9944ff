import { deriveNumber } from '../../../src/base/derive.ts';
import { withCaseOf } from './letter-case.ts';
import { scramble } from './readable/pick.ts';
import { type Language, languageOf, scriptOfLetter } from './scripts.ts';
import { shuffle } from './shuffle.ts';
import { splitUnspaced } from './unspaced.ts';

/** An invented language: it has its own word for every word of any other language. Same seed, same words. */
export interface Dictionary {
  readonly language: Language;
  /**
   * The invented word or words for one run of letters and marks: with the length that the script needs, with capitals as
   * in the run where the script has them, never the run itself.
   */
  translate(run: string): string;
}

/** The number of cached dictionaries: more than the targets of a provider, and small in memory. */
const KEPT = 256;
const kept = new Map<string, Dictionary>();

/** The invented dictionary of a language, by any provider's code. */
export function dictionaryFor(code: string, seed: number): Dictionary {
  const key = `${seed} ${code}`;
  const known = kept.get(key);
  if (known) return known;
  const made = createDictionary(languageOf(code), seed);
  if (kept.size >= KEPT) kept.clear();
  kept.set(key, made);
  return made;
}

/**
 * The script's syllables are shuffled once; a word's own hash then walks through them, so that the order of calls
 * does not matter.
 */
function createDictionary(language: Language, seed: number): Dictionary {
  const { script, code, scriptName } = language;
  const salt = deriveNumber(seed, code, scriptName);
  const syllables: readonly string[] = shuffle(script.syllables, salt);
  const meanLength = syllables.join('').length / syllables.length;

  function word(key: string, letters: number, attempt: number): string {
    let state = deriveNumber(key) ^ salt;
    // One syllable more rather than less: translations are longer, and short words then differ more often.
    const count = Math.max(1, Math.ceil(letters / meanLength - 0.1));
    let text = '';
    for (let at = 0; at < count; at += 1) {
      state = scramble(state + 0x9e3779b9);
      text += syllables[(state + (at === 0 ? attempt : 0)) % syllables.length];
    }
    return text;
  }

  function translate(run: string): string {
    const from = scriptOfLetter(run.codePointAt(0) ?? 0);
    const words = from.spaced ? [run] : splitUnspaced(run, from.density);
    const scale = script.density / from.density;
    const invent = (attempt: number): string =>
      words
        .map((part, index) => {
          const invented = word(part.toLowerCase(), part.length * scale, index === 0 ? attempt : 0);
          return script.letterCase ? withCaseOf(part, invented) : invented;
        })
        .join(script.spaced ? ' ' : '');
    const first = invent(0);
    // The second try differs from the first in its first syllable only, so it cannot equal the run, too.
    return sameText(first, run) ? invent(1) : first;
  }

  return { language, translate };
}

/**
 * True for the same letters in any case. Syllables are in NFC and begin with a letter, so invented text is in NFC, too.
 */
function sameText(invented: string, run: string): boolean {
  return invented.toLowerCase() === run.normalize().toLowerCase();
}
