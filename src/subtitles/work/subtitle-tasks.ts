import { convertSubtitles } from '../conversion/convert.ts';
import { editCue } from '../edit-cue.ts';
import { lintCaptions } from '../lint/lint-captions.ts';
import type { LintFinding, LintOptions } from '../lint/types.ts';
import type { SubtitleFormat } from '../types.ts';

/** What the thread does with subtitle files. */
export const subtitleTasks = {
  convert: (content: string, from: SubtitleFormat, to: SubtitleFormat): string =>
    convertSubtitles(content, from, to).content,
  editCue,
  lint: (content: string, options: LintOptions): readonly LintFinding[] =>
    lintCaptions(content, 'vtt', options).findings,
};
