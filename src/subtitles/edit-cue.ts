import { parseCues } from './cues.ts';
import { scanSubtitles } from './scan.ts';

/**
 * What became of an edit: the new file, or why there is none. `no-cue`: there is no such cue; `no-text`: nothing would be shown;
 * `bad-text`: the text would change other cues.
 */
export type CueEdit =
  | { readonly kind: 'edited'; readonly vtt: string }
  | { readonly kind: 'no-cue' | 'no-text' | 'bad-text' };

/**
 * Gives one cue of a WebVTT file another text; all other bytes stay.
 * @param index position among the cues, from 0
 * @param text plain: `<` and `&` are written so that they are shown; line breaks stay, blank lines go
 */
export function editCue(vtt: string, index: number, text: string): CueEdit {
  const { cues } = scanSubtitles(vtt, 'vtt');
  const span = cues[index]?.segments[0];
  if (!span) return { kind: 'no-cue' };
  const lines = text
    .replaceAll('\0', '')
    .split(/\r\n|[\r\n]/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => line.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'));
  if (lines.length === 0) return { kind: 'no-text' };
  const edited = vtt.slice(0, span.from) + lines.join('\n') + vtt.slice(span.to);
  const before = parseCues(vtt, 'vtt').map(withoutText);
  const after = parseCues(edited, 'vtt').map(withoutText);
  const isSame = JSON.stringify(before) === JSON.stringify(after);
  return isSame ? { kind: 'edited', vtt: edited } : { kind: 'bad-text' };
}

const withoutText = ({ text: _text, ...rest }: { readonly text: string }): object => rest;
