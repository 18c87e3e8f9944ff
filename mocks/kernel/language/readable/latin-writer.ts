import { insteadOf, latinLetters, plainOf } from '../../../../fixtures/languages/readable/latin-letters.ts';
import { endingFor, type Variants, withMarks, withOneMark } from './letters.ts';
import type { Pick } from './pick.ts';
import { KEPT, shorten, textOf, type Unit } from './units.ts';
import type { Writer } from './writer.ts';

/** The part of the letters with a mark, of those that can have one. Vietnamese has them in most syllables. */
const SHARE = { usual: 0.25, vi: 0.8 } as const;
/** Letters at the start of a word that always stay. */
const HEAD = 3;

/** Writes words of a language of the Latin script: the same letters, with marks and endings of the language. */
export function latinWriter(code: string, endings: readonly string[]): Writer {
  const { marks = '', without = '' } = (Object.hasOwn(latinLetters, code) && latinLetters[code]) || {};
  const variants = variantsOf(marks);
  const share = code === 'vi' ? SHARE.vi : SHARE.usual;
  return (letters, { goal, whole, isMarked, pick }) => {
    const spelled = without === '' ? letters : respell(letters, without);
    if (goal === 0) return spelled;
    const stem = textOf(shorten(unitsOf(spelled), whole ? spelled.length : goal));
    // Two words may be spelled alike without a letter of theirs: an ending tells them apart.
    const need = Math.max(goal - stem.length, spelled === letters ? 0 : 1);
    if (need <= 0) {
      const marked = withOneMark(stem, variants, pick);
      return marked === stem && code !== 'en' ? withoutWeak(stem, endings, pick) : marked;
    }
    const [start, ending] = ended(stem, endings, need, pick);
    return (isMarked ? withOneMark(start, variants, pick) : withMarks(start, variants, share, pick)) + ending;
  };
}

/** A word of the same length with an ending, if it has a letter to spare: English alone looks like English. */
function withoutWeak(stem: string, endings: readonly string[], pick: Pick): string {
  const weak = unitsOf(stem).findLastIndex(({ rank }) => rank < 2);
  return weak < 0 ? stem : stem.slice(0, weak) + stem.slice(weak + 1) + endingFor(endings, 1, pick);
}

/** An ending that starts with a vowel takes the place of the vowel at the end of a longer word. */
function ended(stem: string, endings: readonly string[], need: number, pick: Pick): readonly [string, string] {
  if (stem.length < 4 || !/[^aeiou][aeiou]$/.test(stem)) return [stem, endingFor(endings, need, pick)];
  const open = endings.filter((ending) => /^[aeiou]/.test(ending.normalize('NFD')));
  const ending = endingFor(open, need + 1, pick);
  return ending.length > need ? [stem.slice(0, -1), ending] : [stem, endingFor(endings, need, pick)];
}

/** What each letter of English may become, for marks that stand for it. */
function variantsOf(marks: string): Variants {
  const variants: Record<string, string> = {};
  for (const mark of marks) {
    const plain = plainOf[mark] ?? mark.normalize('NFD').charAt(0);
    variants[plain] = (variants[plain] ?? '') + mark;
  }
  return variants;
}

function respell(letters: string, without: string): string {
  return letters.replace(/[a-z]/g, (letter, at: number) => {
    if (!without.includes(letter)) return letter;
    if (letter === 'c' && 'eiy'.includes(letters.charAt(at + 1) || '-')) return 's';
    const choices = insteadOf[letter] ?? [];
    return choices.find((choice) => ![...choice].some((one) => without.includes(one))) ?? letter;
  });
}

function unitsOf(letters: string): readonly Unit[] {
  return [...letters].map((text, at) => ({ text, rank: rankOf(letters, at) }));
}

function rankOf(letters: string, at: number): number {
  if (at === 0) return KEPT;
  const pair = letters.slice(at - 1, at + 1);
  if (pair.charAt(0) === pair.charAt(1)) return 0;
  if (at >= 2 && /[aeiou]{2}/.test(pair)) return 1;
  if (at >= HEAD && /[aeiou]/.test(letters.charAt(at))) return at === letters.length - 1 ? 1 : 2;
  return at < HEAD ? KEPT : 3;
}
