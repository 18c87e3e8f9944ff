/** Lawful forms of WebVTT (W3C WebVTT 4): other servers write their own files so. @module */

const HOURS = /\b00:(?=\d\d:\d\d\.\d{3})/g;

/** Times without hours where they are zero. */
export const withoutHours = (vtt: string): string => vtt.replace(HOURS, '');

/** Cues with identifiers that are words, and notes between them. */
export function withNotes(vtt: string): string {
  let at = 0;
  return vtt.replace(/\n\n(?:\d+\n)?(?=[^\n]*-->)/g, () => {
    at += 1;
    return at % 3 === 0 ? `\n\nNOTE made by a machine\n\ncue ${at}\n` : `\n\ncue ${at}\n`;
  });
}

/** CRLF for LF, a text after the signature, and settings after the times. */
export const withSettings = (vtt: string): string =>
  vtt
    .replace(/^WEBVTT/, 'WEBVTT - captions\nKind: captions')
    .replace(/(-->[ \t]*\S+)$/gm, '$1 line:90% align:center')
    .replace(/\n/g, '\r\n');
