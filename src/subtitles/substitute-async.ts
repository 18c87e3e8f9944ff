import { substituteText } from './substitute.ts';
import type { Substitution, SubtitleFormat } from './types.ts';

/** The text runs of one cue; `index` is its position among all cues of the file, from 0. */
export interface CueRuns {
  readonly index: number;
  readonly runs: readonly string[];
}

/**
 * `substituteText` for an asynchronous translator that takes many cues at once, such as a translation service.
 *
 * @param translate called once with the runs of all cues that need translation, in file order; returns the translated
 * runs of each, in the same order. A cue without a result keeps its source text and gets a warning. Errors of
 * `translate` pass through.
 */
export async function substituteTextAsync(
  content: string,
  format: SubtitleFormat,
  translate: (cues: readonly CueRuns[]) => Promise<readonly (readonly string[])[]>,
): Promise<Substitution> {
  const cues: CueRuns[] = [];
  substituteText(content, format, (runs, { index }) => {
    cues.push({ index, runs });
    return runs;
  });
  const translated = cues.length > 0 ? await translate(cues) : [];
  let position = 0;
  return substituteText(content, format, () => translated[position++] ?? []);
}
