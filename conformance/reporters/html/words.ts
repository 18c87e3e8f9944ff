import type { Word } from '../facts.ts';

/** The tone of each word: colour is never without the word. */
export const toneOf: Readonly<Record<Word, 'ok' | 'bad' | 'warn' | ''>> = {
  passed: 'ok',
  failed: 'bad',
  untestable: 'bad',
  error: 'bad',
  warned: 'warn',
  expected: 'warn',
  probed: '',
  skipped: '',
};

/** A word as a chip. */
export const chip = (word: Word): string => `<span class="chip ${toneOf[word]}">${word}</span>`;
