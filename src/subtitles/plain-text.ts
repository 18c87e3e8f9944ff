import { MarkupScanner } from './markup-scanner.ts';
import { decodeReferences } from './references.ts';
import type { SubtitleFormat } from './types.ts';

/** A piece of a payload: text or a markup token, in order. */
export interface PayloadPiece {
  readonly kind: 'text' | 'markup';
  /** As written. */
  readonly text: string;
}

/** Splits a payload into text and markup tokens; joined they equal the payload. */
export function payloadPieces(payload: string, format: SubtitleFormat): PayloadPiece[] {
  const markup = new MarkupScanner(payload, format);
  markup.reset(0, payload.length);
  const pieces: PayloadPiece[] = [];
  let at = 0;
  while (markup.next()) {
    if (markup.from > at) pieces.push({ kind: 'text', text: payload.slice(at, markup.from) });
    pieces.push({ kind: 'markup', text: payload.slice(markup.from, markup.to) });
    at = markup.to;
  }
  if (at < payload.length) pieces.push({ kind: 'text', text: payload.slice(at) });
  return pieces;
}

/** Whether an SRT token is a line break, written as HTML. */
export const isLineBreakTag = (token: string): boolean => /^<[\s/]*br[\s/]*>$/i.test(token);

/**
 * Returns the text of a payload as a viewer reads it: without markup, WebVTT references decoded, SRT `<br>` as `\n`. SRT
 * has no references, so `&amp;` stays.
 */
export function plainText(text: string, format: SubtitleFormat): string {
  let plain = '';
  for (const piece of payloadPieces(text, format)) {
    if (piece.kind === 'text') plain += format === 'vtt' ? decodeReferences(piece.text) : piece.text;
    else if (format === 'srt' && isLineBreakTag(piece.text)) plain += '\n';
  }
  return plain;
}
