import { editCueAside } from '../../subtitles/work/index.ts';
import { OriginError } from '../http/errors.ts';

/**
 * Replaces the text of one cue of a WebVTT file, and keeps all other bytes. Edits large files in a thread.
 * @param index position among the cues, from 0
 * @param text plain text: `<` and `&` are escaped; line breaks stay, blank lines are removed
 * @throws {OriginError} 404 for an unknown cue, 422 for a text without visible characters, or one that would change other cues
 */
export async function editCue(vtt: string, index: number, text: string): Promise<string> {
  const edit = await editCueAside(vtt, index, text);
  switch (edit.kind) {
    case 'edited':
      return edit.vtt;
    case 'no-cue':
      throw new OriginError(404, 'no-cue', `There is no cue ${index}.`, 'Cues are counted from 0.');
    case 'no-text':
      throw new OriginError(422, 'no-text', 'A cue needs text.', 'Write what is said, or describe the sound.');
    case 'bad-text':
      throw new OriginError(
        422,
        'bad-text',
        'The text would break the file.',
        'Leave out what looks like a timing line.',
      );
  }
}
