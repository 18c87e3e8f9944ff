import { isLineBreakTag, payloadPieces } from '../plain-text.ts';
import { encodeReferences } from '../references.ts';
import { placementOf } from './placement.ts';

/** Text colours that every WebVTT renderer knows as classes (W3C WebVTT, default text colours). */
const COLOUR_CLASSES = ['white', 'lime', 'cyan', 'red', 'yellow', 'magenta', 'blue', 'black'];

/** Converts an SRT payload to WebVTT: cue text, the settings for its `{\anN}`, and the tokens without counterpart. */
export function srtPayloadToVtt(payload: string): { text: string; settings: string; dropped: string[] } {
  const dropped: string[] = [];
  const fonts: string[] = [];
  let settings: string | undefined;
  let text = '';
  for (const piece of payloadPieces(payload, 'srt')) {
    if (piece.kind === 'text') {
      text += encodeReferences(piece.text);
      continue;
    }
    const tag = /^<\s*(\/?)\s*([A-Za-z]+)/.exec(piece.text);
    const name = tag?.[2]?.toLowerCase() ?? '';
    const isEnd = tag?.[1] === '/';
    const place = placementOf(piece.text);
    if (name === 'i' || name === 'b' || name === 'u') {
      text += `<${isEnd ? '/' : ''}${name}>`;
    } else if (isLineBreakTag(piece.text)) {
      text += '\n';
    } else if (name === 'font') {
      const written = isEnd ? (fonts.pop() ?? '') : fontClass(piece.text);
      if (!isEnd) fonts.push(written === '' ? '' : '</c>');
      text += written;
      if (written === '') dropped.push(piece.text);
    } else if (place !== undefined) {
      // Players take the first placement of a cue.
      if (settings === undefined) {
        settings = place.settings;
        if (place.rest !== '') dropped.push(place.rest);
      } else dropped.push(piece.text);
    } else {
      dropped.push(piece.text);
    }
  }
  return { text, settings: settings ?? '', dropped };
}

function fontClass(tag: string): string {
  const colour = /color\s*=\s*["']?([A-Za-z]+)/i.exec(tag)?.[1]?.toLowerCase() ?? '';
  return COLOUR_CLASSES.includes(colour) ? `<c.${colour}>` : '';
}
