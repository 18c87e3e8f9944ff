import { payloadPieces } from '../plain-text.ts';
import { decodeReferences } from '../references.ts';
import { withoutMarkup } from '../replacement.ts';

/** Converts a WebVTT payload to SRT text, and lists the tokens without counterpart. `speakerNames` writes voices as `Name: `. */
export function vttPayloadToSrt(payload: string, speakerNames: boolean): { text: string; dropped: string[] } {
  const dropped: string[] = [];
  let written = '';
  let plain = '';
  for (const piece of payloadPieces(payload, 'vtt')) {
    if (piece.kind === 'text') {
      plain += decodeReferences(piece.text);
      continue;
    }
    const [, slash, name] = /^<(\/?)([ibu])(?=[.\s>])[^>]*>$/.exec(piece.text) ?? [];
    const speaker = /^<v(?:\.[^\s>]*)?\s([^>]*)>$/.exec(piece.text)?.[1];
    const said = speaker === undefined ? '' : decodeReferences(speaker).replace(/\s+/g, ' ').trim();
    if (name) {
      written += `${withoutMarkup(plain)}<${slash}${name}>`;
      plain = '';
    } else if (said !== '' && speakerNames) {
      plain += `${said}: `;
    } else {
      dropped.push(piece.text);
    }
  }
  // A decoded "<i>" was text in WebVTT; SRT cannot escape it. A tag between its characters may be gone.
  return { text: written + withoutMarkup(plain), dropped };
}
