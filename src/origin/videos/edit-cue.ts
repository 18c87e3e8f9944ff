import { parseCues, scanSubtitles } from '../../subtitles/index.ts';
import { OriginError } from '../http/errors.ts';

/**
 * Gives one cue of a WebVTT file another text; all other bytes stay.
 * @param index position among the cues, from 0
 * @param text plain: `<` and `&` are written so that they are shown; line breaks stay, blank lines go
 * @throws {OriginError} 404 when there is no such cue, 422 when nothing would be shown
 */
export function editCue(vtt: string, index: number, text: string): string {
  const { cues } = scanSubtitles(vtt, 'vtt');
  const cue = cues[index];
  const span = cue?.segments[0];
  if (!cue || !span) {
    throw new OriginError(404, 'no-cue', `There is no cue ${index}.`, 'Cues are counted from 0.');
  }
  const lines = text
    .replaceAll('\0', '')
    .split(/\r\n|[\r\n]/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => line.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'));
  if (lines.length === 0) {
    throw new OriginError(422, 'no-text', 'A cue needs text.', 'Write what is said, or describe the sound.');
  }
  const edited = vtt.slice(0, span.from) + lines.join('\n') + vtt.slice(span.to);
  const before = parseCues(vtt, 'vtt').map(withoutText);
  const after = parseCues(edited, 'vtt').map(withoutText);
  if (JSON.stringify(before) === JSON.stringify(after)) return edited;
  throw new OriginError(422, 'bad-text', 'The text would break the file.', 'Leave out what looks like a timing line.');
}

const withoutText = ({ text: _text, ...rest }: { readonly text: string }): object => rest;
