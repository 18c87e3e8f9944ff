import anyAscii from 'any-ascii';
import { deriveNumber } from '../../../../src/base/derive.ts';

const VOWELS = 'aeiou';
const CONSONANTS = 'bdfgklmnprstvz';

/**
 * A word of any script in the letters a to z. A letter that has no known transcription becomes a syllable of its own, so that
 * no word is empty.
 * @example romanOf('Straße') // 'strasse'
 * @example romanOf('カメラ') // 'kamera'
 */
export function romanOf(word: string): string {
  const letters = anyAscii(word)
    .toLowerCase()
    .replace(/[^a-z]+/g, '');
  if (letters !== '') return letters;
  const number = deriveNumber(word);
  return `${CONSONANTS[number % CONSONANTS.length]}${VOWELS[(number >>> 8) % VOWELS.length]}`;
}
