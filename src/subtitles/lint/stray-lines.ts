import { LineReader } from '../line-reader.ts';
import type { StrayText } from './rule.ts';

/** A line outside of cues. */
export interface StrayLine {
  readonly from: number;
  readonly to: number;
  readonly text: string;
  /** Whether it is the first one of its block. */
  readonly begins: boolean;
}

/** The lines of a text outside of cues that are not empty. */
export function* strayLines(content: string, { from, to }: StrayText): Generator<StrayLine> {
  const text = content.slice(from, to);
  const lines = new LineReader(text, 0);
  let isFirst = true;
  while (lines.next()) {
    if (lines.from === lines.to) {
      isFirst = true;
      continue;
    }
    yield { from: from + lines.from, to: from + lines.to, text: text.slice(lines.from, lines.to), begins: isFirst };
    isFirst = false;
  }
}
