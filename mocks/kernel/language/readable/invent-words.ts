import { changeWords } from '../text-pieces.ts';
import type { Demand } from './readable.ts';
import { readableFor } from './readable-for.ts';

/** Texts of up to so many characters have few words, of which nothing is left out. */
const SHORT = 12;
/** Letters after an apostrophe that belong to the word before it: don't, you're. */
const TAIL = 2;
const APOSTROPHES = "'’";
const isLetter = /\p{L}/u;
/** A letter outside of ASCII. */
const isForeign = /(?![A-Za-z])\p{L}/u;

/** The languages of an invented text. */
export interface Languages {
  /** Any provider's language code, or `auto`: how long its texts are. */
  readonly source: string;
  /** Any provider's language code. */
  readonly target: string;
  readonly seed: number;
}

/**
 * Invents a translation that a reader recognises, word by word. The text has a letter of its language outside of ASCII, if one of
 * its words can have one, and differs from the source, if it has a word.
 */
export function inventWords(text: string, { target, source, seed }: Languages): string {
  const { language, hasMarks, translate, begin } = readableFor(target, source, seed);
  const isShort = text.length <= SHORT;
  const joins = !language.script.spaced;
  const invent = (demand: Demand, particle = true): string => {
    let isFirst = true;
    let left = demand;
    return changeWords(text, {
      joins,
      word: (run, at) => {
        const word = translate(run, { isShort, isTail: isTail(text, run, at), demand: left });
        if (left === 'change' || isForeign.test(word)) left = 'none';
        const placed = isFirst && particle ? begin(word, text) : word;
        isFirst = false;
        return placed;
      },
    });
  };
  const first = invent('none');
  const invented = hasMarks && !isForeign.test(first) ? invent('mark') : first;
  if (!isSame(invented, text)) return invented;
  const changed = invent('change');
  // A particle may turn the changed word into that of the source.
  return isSame(changed, text) ? invent('change', false) : changed;
}

/** True for the letters after the apostrophe of "don't" and "you're". */
function isTail(text: string, run: string, at: number): boolean {
  return (
    run.length <= TAIL && at > 1 && APOSTROPHES.includes(text.charAt(at - 1)) && isLetter.test(text.charAt(at - 2))
  );
}

const isSame = (one: string, other: string): boolean =>
  one === other || (one.length === other.length && one.normalize().toLowerCase() === other.normalize().toLowerCase());
