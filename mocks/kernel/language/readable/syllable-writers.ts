import { soundsLike } from '../../../../fixtures/languages/readable/alphabets.ts';
import { aloneColumn, hanRows, traditionalOf } from '../../../../fixtures/languages/readable/han.ts';
import { ethiopic, katakana } from '../../../../fixtures/languages/readable/syllables.ts';
import { endingFor } from './letters.ts';
import type { Pick } from './pick.ts';
import { ranks, type Syllable, syllablesOf } from './syllable.ts';
import { shorten, textOf } from './units.ts';
import type { Writer } from './writer.ts';

const COLUMNS = ['a', 'e', 'i', 'o', 'u'];

/** The row of a consonant, or of the nearest consonant that has one. */
function rowOf<T>(rows: Readonly<Record<string, T>>, onset: string): T | undefined {
  if (Object.hasOwn(rows, onset)) return rows[onset];
  const near = soundsLike[onset];
  return near === undefined ? rows[''] : rowOf(rows, near);
}

/** Writes Japanese: katakana for the word, hiragana for its ending. */
export const japaneseWriter =
  (endings: readonly string[]): Writer =>
  (letters, { goal, whole, pick }) => {
    const units = syllablesOf(letters).map(({ onset, vowel, rank }) => {
      const column = vowel === '' ? COLUMNS.length : COLUMNS.indexOf(vowel);
      return { text: rowOf(katakana, onset)?.[column] ?? '', rank };
    });
    // Longer words have an ending: particles and the ends of verbs.
    const ending = goal > 3 ? endingFor(endings, goal > 6 ? 2 : 1, pick) : '';
    const stem = textOf(whole ? units : shorten(units, goal - ending.length));
    const length = stem.length + ending.length;
    return stem + ending + (length < goal ? endingFor(endings, goal - length, pick) : '');
  };

/** Where the vowels stand in a row of Ethiopic, from its first letter. */
const ETHIOPIC_COLUMNS: Readonly<Record<string, number>> = { a: 3, e: 4, i: 2, o: 6, u: 1, '': 5 };

/** Writes Ethiopic: a letter for each syllable. */
export const ethiopicWriter =
  (endings: readonly string[]): Writer =>
  (letters, { goal, whole, pick }) => {
    const units = syllablesOf(letters).map(({ onset, vowel, rank }) => ({
      text: String.fromCharCode((rowOf(ethiopic, onset) ?? 0) + (ETHIOPIC_COLUMNS[vowel] ?? 5)),
      rank,
    }));
    const stem = textOf(whole ? units : shorten(units, goal));
    return stem + endingFor(endings, goal - stem.length, pick);
  };

/** Writes Chinese: a character for each syllable, of several that sound alike. */
export const hanWriter =
  (isTraditional: boolean): Writer =>
  (letters, { goal, whole, pick }) => {
    const syllables = withNasals(syllablesOf(letters));
    const units = syllables.map((syllable) => ({ text: characterOf(syllable, pick), rank: syllable.rank }));
    const text = textOf(whole ? units : shorten(units, goal));
    return isTraditional ? text.replace(/./gs, traditionalOf) : text;
  };

interface HanSyllable extends Syllable {
  readonly nasal: boolean;
}

/** Joins an n or m that ends a syllable to it: Chinese has characters for both. */
function withNasals(syllables: readonly Syllable[]): readonly HanSyllable[] {
  const joined: HanSyllable[] = [];
  for (const syllable of syllables) {
    const last = joined.at(-1);
    const isNasal = syllable.vowel === '' && (syllable.onset === 'n' || syllable.onset === 'm');
    if (isNasal && last && last.vowel !== '' && !last.nasal)
      joined[joined.length - 1] = { ...last, nasal: true, rank: Math.max(last.rank, ranks.whole) };
    else joined.push({ ...syllable, nasal: false });
  }
  return joined;
}

function characterOf({ onset, vowel, nasal }: HanSyllable, pick: Pick): string {
  const cells = rowOf(hanRows, onset) ?? [];
  const column = vowel === '' ? (aloneColumn[onset] ?? 1) : COLUMNS.indexOf(vowel) + (nasal ? COLUMNS.length : 0);
  const cell = cells[column] ?? '';
  return cell.charAt(pick(cell.length));
}
