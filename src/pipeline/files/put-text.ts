import { type SubtitleFormat, substituteText } from '../../subtitles/index.ts';

/** A caption file with the texts of another. */
export interface PutText {
  readonly content: string;
  /** Numbers, from 1, of cues that kept their own text, because the other has none that fits. */
  readonly kept: readonly number[];
}

/**
 * Puts the texts of a translated caption file into its source: every byte outside the texts stays, also where the service
 * wrote it in another way. Both have the same cues. A cue whose markup was not translated run by run gets its whole text in
 * its first run.
 */
export function putText(source: string, translated: string, format: SubtitleFormat): PutText {
  const texts = new Map<number, readonly string[]>();
  substituteText(translated, format, (runs, { index }) => {
    texts.set(index, [...runs]);
    return runs;
  });
  const kept: number[] = [];
  const { content, warnings } = substituteText(source, format, (runs, { index }) => {
    const text = texts.get(index);
    if (text?.length === runs.length) return text;
    if (text) return runs.map((_run, at) => (at === 0 ? text.join('') : ''));
    kept.push(index + 1);
    return runs;
  });
  const untranslated = warnings.filter(({ kind }) => kind !== 'metadata' && kind !== 'unterminated-tag');
  return { content, kept: [...kept, ...untranslated.map(({ cue }) => cue + 1)].sort((one, other) => one - other) };
}
