import { soundsOf } from './sounds.ts';
import { KEPT } from './units.ts';

/** A syllable of a word: a consonant, a vowel, or both. */
export interface Syllable {
  /** Empty for a vowel alone. */
  readonly onset: string;
  /** Empty for a consonant alone. */
  readonly vowel: string;
  /** When it is left out, as in `Unit`. */
  readonly rank: number;
}

/** Ranks of syllables: weak vowels go first, then other vowels alone, consonants alone, and whole syllables. */
export const ranks = { weak: 0, vowel: 2, consonant: 3, whole: 4 } as const;

/** The syllables of a word of the letters a to z. A consonant at its start is never left out. */
export function syllablesOf(letters: string): readonly Syllable[] {
  const sounds = soundsOf(letters);
  const syllables: Syllable[] = [];
  for (let at = 0; at < sounds.length; at += 1) {
    const { id = '', isVowel = false, isWeak = false } = sounds[at] ?? {};
    const next = sounds[at + 1];
    if (isVowel) {
      syllables.push({ onset: '', vowel: id, rank: isWeak ? ranks.weak : ranks.vowel });
      continue;
    }
    // A weak vowel does not make its consonant weak: the consonant alone stays.
    const vowel = next?.isVowel && !next.isWeak ? next.id : '';
    if (next?.isVowel) at += 1;
    const rank = vowel === '' ? ranks.consonant : ranks.whole;
    syllables.push({ onset: id, vowel, rank: syllables.length === 0 ? KEPT : rank });
  }
  return syllables;
}
