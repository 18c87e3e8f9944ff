import { editCueAside, subtitlesAside } from '../../subtitles/work/index.ts';
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

/**
 * Returns a WebVTT file that can replace a track.
 * @throws {OriginError} 422 for a text that is none, or that has no cues, or a cue that does not end after its start
 */
export async function checkedTrack(vtt: string): Promise<string> {
  const fault = await subtitlesAside(vtt.length, 'checkTrack', vtt);
  if (fault === null) return vtt;
  const causes = { signature: 'The text does not begin with WEBVTT.', 'no-cues': 'The text has no cues.' };
  const cause = fault.kind === 'times' ? `Cue ${fault.cue} does not end after its start.` : causes[fault.kind];
  throw new OriginError(422, 'bad-track', cause, 'Send a WebVTT file with at least one cue; cues are counted from 0.');
}
