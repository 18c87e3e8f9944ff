import { stat } from 'node:fs/promises';
import { extractSound } from '../../media/index.ts';
import { CaptionError } from '../errors.ts';
import { WHOLE_BYTES } from '../sound/whole-bytes.ts';
import { sentencesOf } from './inspect.ts';

/**
 * Copies the sound of a video to a separate file, for services that get an upload: sound is a hundredth of a film. Does not
 * encode it again.
 * @param copy path of the new file; an earlier run may have created it
 * @param track number of a sound track among several; null for a video with one
 * @returns `copy`, or, with one track, `path` itself when the file is small, has no picture, or its sound cannot be copied
 * @throws {CaptionError} for a file that is damaged, or a track that cannot be copied
 */
export async function soundOf(path: string, copy: string, track: number | null): Promise<string> {
  if (track === null && (await stat(path)).size <= WHOLE_BYTES) return path;
  const found = await extractSound(path, copy, track);
  if ('path' in found) return found.path;
  const { cause, next } = sentencesOf(found);
  throw new CaptionError({ kind: 'video', cause: `The video ${cause}.`, next });
}
