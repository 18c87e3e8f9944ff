import { payloadPieces } from '../plain-text.ts';
import { decodeReferences } from '../references.ts';
import { withoutMarkup } from '../replacement.ts';

/** Converts a WebVTT payload to SRT text, and lists the tokens without counterpart. `speakerNames` writes voices as `Name: `. */
export function vttPayloadToSrt(payload: string, speakerNames: boolean): { text: string; dropped: string[] } {
  const dropped: string[] = [];
  let text = '';
  for (const piece of payloadPieces(payload, 'vtt')) {
    if (piece.kind === 'text') {
      // A decoded "<i>" was text in WebVTT; SRT cannot escape it.
      text += decodeReferences(piece.text).split('\n').map(withoutMarkup).join('\n');
      continue;
    }
    const [, slash, name] = /^<(\/?)([ibu])(?=[.\s>])[^>]*>$/.exec(piece.text) ?? [];
    const speaker = /^<v(?:\.[^\s>]*)?\s([^>]*)>$/.exec(piece.text)?.[1]?.trim();
    if (name) {
      text += `<${slash}${name}>`;
    } else if (speaker && speakerNames) {
      text += `${decodeReferences(speaker.replace(/\s+/g, ' '))}: `;
    } else {
      dropped.push(piece.text);
    }
  }
  return { text, dropped };
}
