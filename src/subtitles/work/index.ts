import { WorkThread } from '../../base/work-thread/index.ts';
import type { CueEdit } from '../edit-cue.ts';
import type { LintOptions } from '../lint/types.ts';
import type { SubtitleFormat } from '../types.ts';
import { LARGE_FILE } from './large-file.ts';
import { subtitleWorkerProgram } from './program.ts';
import { type FirstFindings, subtitleTasks } from './subtitle-tasks.ts';

/** The thread of this process for large subtitle files. */
export const subtitleThread = new WorkThread<typeof subtitleTasks>({ program: subtitleWorkerProgram });

/**
 * The file that `convertSubtitles` makes, without the list of losses.
 * @throws {Error} when a large file ends the thread or takes too long
 */
export async function convertAside(content: string, from: SubtitleFormat, to: SubtitleFormat): Promise<string> {
  return content.length < LARGE_FILE
    ? subtitleTasks.convert(content, from, to)
    : subtitleThread.run('convert', content, from, to);
}

/**
 * `editCue`, for files of any size.
 * @throws {Error} when a large file ends the thread or takes too long
 */
export async function editCueAside(vtt: string, index: number, text: string): Promise<CueEdit> {
  return vtt.length < LARGE_FILE
    ? subtitleTasks.editCue(vtt, index, text)
    : subtitleThread.run('editCue', vtt, index, text);
}

/**
 * The first 1,000 findings of `lintCaptions` on a WebVTT file of any size.
 * @throws {Error} when a large file ends the thread or takes too long
 */
export async function lintAside(vtt: string, options: LintOptions): Promise<FirstFindings> {
  return vtt.length < LARGE_FILE ? subtitleTasks.lint(vtt, options) : subtitleThread.run('lint', vtt, options);
}

/**
 * A task of `subtitleTasks` on files of any size.
 * @param size UTF-16 code units of all files together
 * @throws {Error} when a large file ends the thread or takes too long
 */
export async function subtitlesAside<Name extends 'checkTrack' | 'staleCues' | 'confirmCues' | 'touchedCues'>(
  size: number,
  name: Name,
  ...input: Parameters<(typeof subtitleTasks)[Name]>
): Promise<ReturnType<(typeof subtitleTasks)[Name]>> {
  if (size >= LARGE_FILE) return subtitleThread.run(name, ...input);
  const task = subtitleTasks[name] as (...input: unknown[]) => ReturnType<(typeof subtitleTasks)[Name]>;
  return task(...input);
}
