import type { FunctionWords } from './function-words.ts';

/** The part of a token that decides whether text may break beside it. */
export interface BreakToken {
  readonly text: string;
  readonly spaceBefore: boolean;
  readonly isCut?: boolean;
}

/**
 * What a break between two tokens separates.
 * - `sentence`, `clause`: it stands behind the punctuation of one
 * - `opener`: it stands before a conjunction or preposition
 * - `plain`: two words of which nothing is known
 * - `leaner`: an article or preposition from its word; `trailer`: a postposition or particle from its word
 * - `number`: a number from what it counts; `abbreviation`: an abbreviation from what it introduces
 * - `mark`: a punctuation mark from its word
 * - `cut`: a word in two
 */
export type BreakKind =
  | 'sentence'
  | 'clause'
  | 'opener'
  | 'plain'
  | 'leaner'
  | 'trailer'
  | 'number'
  | 'abbreviation'
  | 'mark'
  | 'cut';

const CLOSING = `["'”’»)\\]」』）】〉》]*`;
const SENTENCE_END = new RegExp(`[.!?…。！？؟।۔]${CLOSING}$`, 'u');
const CLAUSE_END = new RegExp(`[,;:，、；：،؛–—]${CLOSING}$`, 'u');
const FULL_STOP = new RegExp(`^(.*[^.])\\.${CLOSING}$`, 'u');
const NUMBER = /^[\p{Sc}#№(+−-]*\p{Nd}[\p{Nd}.,:/ \u00a0]*$/u;
const ONLY_CLOSING = /^[\p{Pe}\p{Pf}!?.,:;…%‰°»。、！？]+$/u;
const ONLY_OPENING = /^[\p{Ps}\p{Pi}¿¡«\p{Sc}-]+$/u;
const LOWER_CASE = /^["'“‘«(]*\p{Ll}/u;
/** Initials and abbreviations of single letters: `J`, `U.S`, `z.B`. */
const INITIALS = /^(?:\p{L}\.)*\p{L}$/u;

/** Tells what a break between two neighbouring tokens of running text would separate. */
export function breakKind(before: BreakToken, after: BreakToken, words: FunctionWords): BreakKind {
  if (before.isCut) return 'cut';
  if (ONLY_CLOSING.test(after.text) || ONLY_OPENING.test(before.text)) return 'mark';
  const stopped = FULL_STOP.exec(before.text)?.[1];
  if (stopped !== undefined) {
    const word = stopped.replace(/^[\p{P}\p{S}]+/u, '');
    if (NUMBER.test(word)) return word.length > 2 && !LOWER_CASE.test(after.text) ? 'sentence' : 'number';
    if (word !== 'I' && (INITIALS.test(word) || words.abbreviations.has(word.toLowerCase()))) return 'abbreviation';
    if (LOWER_CASE.test(after.text)) return 'plain';
  }
  if (SENTENCE_END.test(before.text)) return 'sentence';
  if (CLAUSE_END.test(before.text)) return 'clause';
  if (NUMBER.test(before.text)) return 'number';
  const [last, next] = [bare(before.text), bare(after.text)];
  if (words.articles.has(last) || (words.openings.has(last) && !words.openings.has(next))) return 'leaner';
  if (words.trailers.has(next)) return 'trailer';
  return words.openings.has(next) ? 'opener' : 'plain';
}

const bare = (text: string): string =>
  text.replace(/^[\p{P}\p{S}]+|(?<![\p{P}\p{S}])[\p{P}\p{S}]+$/gu, '').toLowerCase();
