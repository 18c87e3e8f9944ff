import { linesStayApart, shownLines } from '../lines-apart.ts';
import { payloadPieces, plainText } from '../plain-text.ts';
import { decodeReferences } from '../references.ts';
import type { CueLayout } from '../speech/layout.ts';
import { lineEnds } from '../speech/lines.ts';
import { cutToLine, piecesOf } from '../speech/pieces.ts';
import { joinedLines } from './sentences.ts';

/** Character references, white space and other characters of a text. */
const UNITS = /&(?:#\w+|\w+);?|\s+|[\s\S]/gu;

/** Breaks a payload with markup into lines anew. Tags may go on over a line break; a cue is never cut within them. */
export function breakMarked(payload: string, layout: CueLayout): string {
  if (!linesStayApart(shownLines(payload, 'vtt'), payload, 'vtt')) return brokenLines(payload, layout);
  return linesOf(payload)
    .map((line) => brokenLines(line, layout))
    .join('\n');
}

/** The lines of a payload; tags alone on a line stand before the next one. */
function linesOf(payload: string): string[] {
  const lines: string[] = [];
  let tags = '';
  for (const line of payload.split('\n')) {
    tags += line.trim();
    if (plainText(line, 'vtt').trim() === '') continue;
    lines.push(tags);
    tags = '';
  }
  return [...lines.slice(0, -1), (lines.at(-1) ?? '') + tags];
}

function brokenLines(payload: string, layout: CueLayout): string {
  const shown = joinedLines(plainText(payload, 'vtt'));
  const starts = lineStarts(shown, layout);
  let written = '';
  /** Offset in `shown` of what comes next. */
  let at = 0;
  const part = (): void => {
    if (shown[at] === ' ') at++;
    else if (!starts.has(at)) return;
    written += starts.delete(at) ? '\n' : ' ';
  };
  for (const { kind, text } of payloadPieces(payload, 'vtt')) {
    if (kind === 'markup') {
      // What a tag opens stands behind the line break, what it closes before.
      if (!text.startsWith('</')) part();
      written += text;
      continue;
    }
    for (const [unit] of text.matchAll(UNITS)) {
      const character = decodeReferences(unit);
      if (character.trim() === '') continue;
      part();
      written += unit;
      at += character.length;
    }
  }
  return written;
}

/** Offsets of the first characters of the second and all further lines of a text. */
function lineStarts(shown: string, layout: CueLayout): Set<number> {
  const tokens = piecesOf(shown, true).flatMap((piece) => cutToLine(piece, layout));
  const offsets: number[] = [];
  let at = 0;
  for (const { text, spaceBefore } of tokens) {
    if (spaceBefore && at > 0) at++;
    offsets.push(at);
    at += text.length;
  }
  return new Set(lineEnds(tokens, layout).flatMap((end) => offsets[end] ?? []));
}
