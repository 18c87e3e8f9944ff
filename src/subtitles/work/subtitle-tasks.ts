import { convertSubtitles } from '../conversion/convert.ts';
import { editCue } from '../edit-cue.ts';
import { lintCaptions } from '../lint/lint-captions.ts';
import type { LintFinding, LintOptions } from '../lint/types.ts';
import { confirmCues, staleCues, touchedCues } from '../made-from.ts';
import { checkTrack } from '../track-check.ts';
import type { SubtitleFormat } from '../types.ts';

/** Findings that are passed on: a page cannot show more, and a message of all of a large file keeps the main thread. */
const MOST_FINDINGS = 1_000;

/** The first findings of a file, and how many it has. */
export interface FirstFindings {
  readonly findings: readonly LintFinding[];
  readonly count: number;
}

/** What the thread does with subtitle files. */
export const subtitleTasks = {
  convert: (content: string, from: SubtitleFormat, to: SubtitleFormat): string =>
    convertSubtitles(content, from, to).content,
  editCue,
  checkTrack,
  staleCues,
  confirmCues,
  touchedCues,
  lint: (content: string, options: LintOptions): FirstFindings => {
    const { findings } = lintCaptions(content, 'vtt', options);
    return { findings: findings.slice(0, MOST_FINDINGS), count: findings.length };
  },
};
