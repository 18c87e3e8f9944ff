import { editCueAside } from '../../subtitles/work/index.ts';
import { OriginError } from '../http/errors.ts';

/**
 * The WebVTT file with another text of one cue; all other bytes stay. Large files are edited in a thread.
 * @param index position among the cues, from 0
 * @param text plain: `<` and `&` are written so that they are shown; line breaks stay, blank lines go
 * @throws {OriginError} 404 when there is no such cue, 422 when nothing would be shown or other cues would change
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
