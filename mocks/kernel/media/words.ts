import type { SpokenSegment, SpokenWord } from '../../../fixtures/transcripts/types.ts';

/** One sentence of a recording, with the times of its words. */
export type HeardSegment = SpokenSegment & { readonly words: readonly SpokenWord[] };

/** If a transcript has no times for words, each word gets a part of its sentence's time by its length. */
export function withWords(segment: SpokenSegment, words: readonly string[] = bySpaces(segment.text)): HeardSegment {
  if (segment.words) return { ...segment, words: segment.words };
  const letters = words.reduce((sum, word) => sum + word.length, 0) || 1;
  const at = (count: number) =>
    Math.round((segment.start + ((segment.end - segment.start) * count) / letters) * 1000) / 1000;
  let passed = 0;
  const timed = words.map((word) => {
    const start = at(passed);
    passed += word.length;
    return { word, start, end: at(passed) };
  });
  return { ...segment, words: timed };
}

const bySpaces = (text: string): string[] => text.split(/\s+/).filter((word) => word !== '');

/** The words of a text in a language: of scripts without spaces, by the dictionary of the running Node. */
export function wordsOf(text: string, language: string, spaced: boolean): string[] {
  if (spaced) return bySpaces(text);
  const words: string[] = [];
  for (const { segment, isWordLike } of new Intl.Segmenter(language, { granularity: 'word' }).segment(text.trim())) {
    // Punctuation belongs to the word before it.
    if (isWordLike || words.length === 0) words.push(segment);
    else words[words.length - 1] += segment;
  }
  return words;
}
