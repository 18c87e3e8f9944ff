import type { TranslationBook } from '../../../../src/contracts/seed/translation-book.ts';
import { type Pair, seededText } from './seeded-text.ts';
import { spreadOverRuns } from './spread-over-runs.ts';

/** Translates a text that seeds do not know. */
type Otherwise = (text: string) => string;

/**
 * The runs of one cue, translated by seeds: the whole cue, else sentence by sentence, else run by run. Null if they know nothing
 * of it. Sentences and runs that they do not know are translated otherwise.
 */
export function seededRuns(
  book: TranslationBook,
  runs: readonly string[],
  pair: Pair,
  otherwise: Otherwise,
): readonly string[] | null {
  // Runs on lines of their own have no spaces between them, as runs within a word.
  const whole = seededText(book, runs.join(''), pair) ?? seededText(book, runs.join(' '), pair);
  if (whole !== null) return spreadOverRuns(whole, runs);
  let isKnown = false;
  const translated = runs.map((run) => {
    const known = seededText(book, run, pair) ?? bySentences(book, run, pair, otherwise);
    if (known === null) return null;
    isKnown = true;
    return spreadOverRuns(known, [run])[0] ?? '';
  });
  return isKnown ? translated.map((text, at) => text ?? otherwise(runs[at] ?? '')) : null;
}

/** One text, translated by seeds as `seededRuns` does; null if they know nothing of it. */
export const seededWhole = (book: TranslationBook, text: string, pair: Pair, otherwise: Otherwise): string | null =>
  seededRuns(book, [text], pair, otherwise)?.[0] ?? null;

function bySentences(book: TranslationBook, text: string, pair: Pair, otherwise: Otherwise): string | null {
  const sentences = [...segmenter.segment(text)].map(({ segment }) => segment);
  if (sentences.length < 2) return null;
  const known = sentences.map((sentence) => seededText(book, sentence, pair));
  if (known.every((one) => one === null)) return null;
  return sentences
    .map((sentence, at) => spreadOverRuns(known[at] ?? otherwise(sentence), [sentence])[0] ?? '')
    .join('');
}

const segmenter = new Intl.Segmenter(undefined, { granularity: 'sentence' });
