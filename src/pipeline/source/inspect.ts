import { stat } from 'node:fs/promises';
import { inspectMedia, type MediaTrouble, type SoundTrack } from '../../media/index.ts';
import { CaptionError } from '../errors.ts';

/** Facts of a usable file. */
export interface MediaFacts {
  readonly durationSeconds: number;
  readonly bytes: number;
  readonly hasPicture: boolean;
  /** `mp4`: not QuickTime's MOV, which has the same structure. */
  readonly container: 'mp4' | 'other';
  /** In the order of the file. */
  readonly soundTracks: readonly SoundTrack[];
}

/**
 * Reads the facts of a file from its content, not its name. Does not decode it.
 * @param name for messages
 * @param needs `needsSound: false` for a picture whose sound is elsewhere
 * @throws {CaptionError} for a file that is not media, is incomplete, damaged, empty, or has no sound
 */
export async function inspectFile(path: string, name: string, { needsSound = true } = {}): Promise<MediaFacts> {
  const refuse = (cause: string, next: string, error?: unknown) =>
    new CaptionError({ kind: 'video', cause: `${name} ${cause}.`, next, error, about: name });
  const info = await stat(path).catch((error: NodeJS.ErrnoException) => {
    throw refuse(
      error.code === 'ENOENT' ? 'does not exist' : `cannot be read (${error.code})`,
      'Check the path.',
      error,
    );
  });
  if (!info.isFile()) throw refuse('is not a file', 'Name one video file.');
  if (info.size === 0) throw refuse('is empty (0 bytes)', 'Take a complete copy of the video.');
  const found = await inspectMedia(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === undefined) throw error;
    throw refuse(`cannot be read (${error.code})`, 'Check the permissions.', error);
  });
  if ('trouble' in found) {
    const { cause, next } = sentencesOf(found);
    throw refuse(cause, next);
  }
  const { durationSeconds, bytes, picture, sound, container, soundTracks } = found;
  if (!sound && needsSound)
    throw refuse('has no sound, so there is nothing to caption', 'Take a version with its sound track.');
  if (!(durationSeconds > 0)) throw refuse('has no length', 'Take a complete copy of the video.');
  return { durationSeconds, bytes, hasPicture: picture !== null, container, soundTracks };
}

/** Returns cause and next step for an unusable file. The cause follows the file's name. */
export function sentencesOf({ trouble, detail }: MediaTrouble): { readonly cause: string; readonly next: string } {
  switch (trouble) {
    case 'no-index':
    case 'incomplete':
      return { cause: 'is incomplete: its end is missing', next: 'Take a complete copy of the file.' };
    case 'not-media':
      return {
        cause: 'is not a readable video or sound file',
        next: 'Give an MP4, MOV, WebM or MKV file, or sound as MP3, M4A, WAV, Ogg or FLAC.',
      };
    case 'contradictory':
    case 'too-costly':
      return { cause: `is damaged: it ${detail}`, next: 'Take an intact copy, or rewrite it with a video program.' };
  }
}
