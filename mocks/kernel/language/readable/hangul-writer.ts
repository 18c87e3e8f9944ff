import { soundsLike } from '../../../../fixtures/languages/readable/alphabets.ts';
import { hangul, hangulVowels } from '../../../../fixtures/languages/readable/syllables.ts';
import { endingFor } from './letters.ts';
import { ranks, syllablesOf } from './syllable.ts';
import { shorten, textOf, type Unit } from './units.ts';
import type { Writer } from './writer.ts';

const FIRST = 0xac00;
const VOWELS = 21;
const FINALS = 28;
/** The initial of a syllable without a consonant, and the vowel of a consonant without one. */
const NO_INITIAL = 11;
const NO_VOWEL = 18;

interface Block {
  readonly onset: string;
  readonly vowel: string;
  final: string;
  rank: number;
}

/** Writes Korean: blocks of syllables, in which a consonant that closes a syllable is part of its block. */
export const hangulWriter =
  (endings: readonly string[]): Writer =>
  (letters, { goal, whole, pick }) => {
    const units = blocksOf(letters).map(unitOf);
    const stem = textOf(whole ? units : shorten(units, goal));
    return stem + endingFor(endings, goal - stem.length, pick);
  };

function blocksOf(letters: string): readonly Block[] {
  const blocks: Block[] = [];
  for (const { onset, vowel, rank } of syllablesOf(letters)) {
    const last = blocks.at(-1);
    if (vowel === '' && last && last.vowel !== '' && last.final === '' && hasFinal(onset)) {
      last.final = onset;
      last.rank = Math.max(last.rank, ranks.whole);
    } else {
      blocks.push({ onset, vowel, final: '', rank });
    }
  }
  return blocks;
}

const rowOf = (onset: string): (typeof hangul)[string] | undefined => {
  if (Object.hasOwn(hangul, onset)) return hangul[onset];
  const near = soundsLike[onset];
  return near === undefined || onset === 'y' || onset === 'w' ? undefined : rowOf(near);
};
const hasFinal = (onset: string): boolean => rowOf(onset) !== undefined;

function unitOf({ onset, vowel, final, rank }: Block): Unit {
  const glide = onset === 'y' || onset === 'w' ? onset : 'plain';
  const alone = glide === 'y' ? 20 : glide === 'w' ? 13 : NO_VOWEL;
  const middle = vowel === '' ? alone : (hangulVowels[vowel]?.[glide] ?? NO_VOWEL);
  const initial = rowOf(onset)?.initial ?? NO_INITIAL;
  const end = final === '' ? 0 : (rowOf(final)?.final ?? 0);
  return { text: String.fromCharCode(FIRST + (initial * VOWELS + middle) * FINALS + end), rank };
}
