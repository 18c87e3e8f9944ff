import { payloadPieces, plainText } from '../plain-text.ts';
import type { CueLayout } from '../speech/layout.ts';
import { lineEnds } from '../speech/lines.ts';

/** The words of a payload with the tags at them. White space within a tag parts no words. */
function markedWords(payload: string): string[] {
  const words = [''];
  for (const { kind, text } of payloadPieces(payload, 'vtt')) {
    const [first = '', ...others] = kind === 'text' ? text.split(/\s+/) : [text];
    words[words.length - 1] += first;
    for (const word of others) words.push(word);
  }
  return words.filter((word) => word !== '');
}

/** Breaks a payload with markup into lines anew. Tags may go on over a line break; a cue is never cut within them. */
export function breakMarked(payload: string, layout: CueLayout): string {
  const words = markedWords(payload);
  const ends = lineEnds(
    words.map((word) => ({ text: plainText(word, 'vtt'), spaceBefore: true })),
    layout,
  );
  return ends.map((end, at) => words.slice(ends[at - 1] ?? 0, end).join(' ')).join('\n');
}
