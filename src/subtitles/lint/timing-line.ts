import { BYTE_ORDER_MARK, isLineEnd } from '../characters.ts';
import { timesEnd } from './end-time.ts';
import type { LintCue } from './lint-cue.ts';
import { isPlainTiming, PLAIN_TIMING } from './plain-timing.ts';

/** The two times of a cue as written, with what stands before them on their line. */
export interface WrittenTiming {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** Returns the times of a cue that does not write them in the full form; undefined for one that does. */
export function oddTiming(cue: LintCue, separator: ',' | '.'): WrittenTiming | undefined {
  const { content } = cue;
  const to = timesEnd(cue);
  const plainFrom = to - PLAIN_TIMING;
  if (isPlainTiming(content, to, separator) && isLineStart(content, plainFrom)) return undefined;
  let from = to;
  while (!isLineStart(content, from)) from--;
  return { from, to, text: content.slice(from, to) };
}

function isLineStart(content: string, at: number): boolean {
  if (at === 0) return true;
  const before = content.charCodeAt(at - 1);
  return isLineEnd(before) || (at === 1 && before === BYTE_ORDER_MARK);
}
