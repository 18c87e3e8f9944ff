import { isSpaceOrTab, isSrtSpace } from '../characters.ts';
import type { LintCue } from './lint-cue.ts';
import { timeText } from './times.ts';
import type { LintEdit } from './types.ts';

/** Length of `HH:MM:SS.mmm`. */
const TIME = 12;

/** End of the two times on the current cue's timing line. */
export function timesEnd({ content, format, scanner: { settingsFrom, settingsTo } }: LintCue): number {
  // Blanks at the end of the line do no harm; what is invisible there may.
  const isSpace = format === 'srt' && settingsFrom < settingsTo ? isSrtSpace : isSpaceOrTab;
  let at = settingsFrom;
  while (at > 0 && isSpace(content.charCodeAt(at - 1))) at--;
  return at;
}

/** Remembers where the end time of one cue stands, so that it can be changed when the next cue is known. */
export class EndTime {
  #to = 0;
  #startMs = 0;
  #endMs = 0;

  /** Takes the current cue. */
  take(cue: LintCue): void {
    this.#to = timesEnd(cue);
    this.#startMs = cue.startMs;
    this.#endMs = cue.endMs;
  }

  /**
   * The edit that ends the cue at `endMs`, if no earlier one ends behind it, its time is written in full and it stays as long as
   * `least`.
   */
  edit(cue: LintCue, endMs: number, least: number): readonly LintEdit[] | undefined {
    const from = this.#to - TIME;
    if (this.#endMs !== cue.previousEndMs || endMs < 0 || endMs - this.#startMs < least || from < 0) return undefined;
    const written = cue.content.slice(from, this.#to);
    const plain = cue.format === 'vtt' ? /^\d\d:\d\d:\d\d\.\d{3}$/ : /^\d\d:\d\d:\d\d,\d{3}$/;
    if (!plain.test(written) || endMs >= 360_000_000) return undefined;
    return [{ from, to: this.#to, text: timeText(endMs, cue.format === 'vtt' ? '.' : ',') }];
  }
}
