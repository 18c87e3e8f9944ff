import { stat } from 'node:fs/promises';
import { inspectMedia, type MediaTrouble } from '../../media/index.ts';
import { CaptionError } from '../errors.ts';

/** What a usable file is. */
export interface MediaFacts {
  readonly durationSeconds: number;
  readonly bytes: number;
  readonly hasPicture: boolean;
}

/**
 * Looks inside a file, whatever its name says; does not decode it.
 * @param name for messages
 * @param needs `needsSound: false` for a picture whose sound is elsewhere
 * @throws {CaptionError} for what is no media, is incomplete, damaged, empty, or has no sound
 */
export async function inspectFile(path: string, name: string, { needsSound = true } = {}): Promise<MediaFacts> {
  const refuse = (cause: string, next: string, error?: unknown) =>
    new CaptionError({ kind: 'video', cause: `${name} ${cause}.`, next, error });
  const info = await stat(path).catch((error: NodeJS.ErrnoException) => {
    throw refuse(
      error.code === 'ENOENT' ? 'does not exist' : `cannot be read (${error.code})`,
      'Check the path.',
      error,
    );
  });
  if (!info.isFile()) throw refuse('is no file', 'Name one video file.');
  if (info.size === 0) throw refuse('is empty (0 bytes)', 'Take a complete copy of the video.');
  const found = await inspectMedia(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === undefined) throw error;
    throw refuse(`cannot be read (${error.code})`, 'Check the permissions.', error);
  });
  if ('trouble' in found) {
    const { cause, next } = sentencesOf(found);
    throw refuse(cause, next);
  }
  const { durationSeconds, bytes, picture, sound } = found;
  if (!sound && needsSound)
    throw refuse('has no sound, so that there is nothing to caption', 'Take a version with its sound track.');
  if (!(durationSeconds > 0)) throw refuse('has no length', 'Take a complete copy of the video.');
  return { durationSeconds, bytes, hasPicture: picture !== null };
}

/** What is said of a file that cannot be used; each goes on from its name. */
export function sentencesOf({ trouble, detail }: MediaTrouble): { readonly cause: string; readonly next: string } {
  switch (trouble) {
    case 'no-index':
    case 'incomplete':
      return { cause: 'is an MP4 file whose end is missing', next: 'Take a complete copy of the video.' };
    case 'not-media':
      return { cause: 'is no video that can be read', next: 'Give an MP4, MOV, WebM or MKV file.' };
    case 'contradictory':
    case 'too-costly':
      return { cause: `is damaged: it ${detail}`, next: 'Take an intact copy, or let a video program write it anew.' };
  }
}
