import { open, stat } from 'node:fs/promises';
import { CaptionError } from '../errors.ts';
import { walkBoxes } from './mp4-boxes.ts';

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
 * @throws {CaptionError} for what is no media, is incomplete, empty, or has no sound
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
  const file = await open(path).catch((error: NodeJS.ErrnoException) => {
    throw refuse(`cannot be read (${error.code})`, 'Check the permissions.', error);
  });
  const { isTruncated } = await walkBoxes(file, info.size).finally(() => file.close());
  if (isTruncated) throw refuse('is an MP4 file whose end is missing', 'Take a complete copy of the video.');
  const { ALL_FORMATS, FilePathSource, Input } = await import('mediabunny');
  const input = new Input({ formats: ALL_FORMATS, source: new FilePathSource(path) });
  try {
    const [picture, sound] = [await input.getPrimaryVideoTrack(), await input.getPrimaryAudioTrack()];
    if (!sound && needsSound)
      throw refuse('has no sound, so that there is nothing to caption', 'Take a version with its sound track.');
    const duration = await input.computeDuration();
    if (!(duration > 0)) throw refuse('has no length', 'Take a complete copy of the video.');
    return { durationSeconds: duration, bytes: info.size, hasPicture: picture !== null };
  } catch (error) {
    if (error instanceof CaptionError) throw error;
    throw refuse('is no video that can be read', 'Give an MP4, MOV, WebM or MKV file.', error);
  } finally {
    input.dispose();
  }
}
