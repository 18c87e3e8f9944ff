import { stat } from 'node:fs/promises';
import { extractSound } from '../../media/index.ts';
import { CaptionError } from '../errors.ts';
import { sentencesOf } from './inspect.ts';

/** Files that are no larger are not worth taking apart: 4 MB are a few minutes of compressed sound. */
const WHOLE_BYTES = 4_000_000;

/**
 * The sound of a video as a file of its own, for services that are sent what they listen to: a film's sound is a hundredth
 * of the film. It is copied as it is, not encoded anew.
 * @param copy where the file is made; it may be there from an earlier run
 * @returns `copy`, or `path` itself when it is small, has no picture, or holds sound that cannot be copied
 * @throws {CaptionError} for a file that is damaged
 */
export async function soundOf(path: string, copy: string): Promise<string> {
  if ((await stat(path)).size <= WHOLE_BYTES) return path;
  const found = await extractSound(path, copy);
  if ('path' in found) return found.path;
  const { cause, next } = sentencesOf(found);
  throw new CaptionError({ kind: 'video', cause: `The video ${cause}.`, next });
}
