import { plainText } from '../plain-text.ts';
import type { CueLayout } from '../speech/layout.ts';
import { lineEnds } from '../speech/lines.ts';

/** White space outside tags. */
const SPACES = /\s+(?![^<>]*>)/;

/** Breaks a payload with markup into lines anew. Tags may go on over a line break; a cue is never cut within them. */
export function breakMarked(payload: string, layout: CueLayout): string {
  const words = payload.split(SPACES).filter((word) => word !== '');
  const ends = lineEnds(
    words.map((word) => ({ text: plainText(word, 'vtt'), spaceBefore: true })),
    layout,
  );
  return ends.map((end, at) => words.slice(ends[at - 1] ?? 0, end).join(' ')).join('\n');
}
