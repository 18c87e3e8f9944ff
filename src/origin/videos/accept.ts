import type { Clock } from '../../base/clock.ts';
import type { Container } from '../../media/index.ts';
import { inspectFile } from '../../pipeline/source/inspect.ts';
import { OriginError } from '../http/errors.ts';
import { freshStages } from './fresh-stages.ts';
import type { VideoRecord } from './types.ts';

/** Files of an upload, and what the uploader says about them. */
export interface UploadedFiles {
  readonly id: string;
  readonly title: string;
  readonly video: { readonly path: string; readonly bytes: number; readonly container: Container };
  /** Separate sound; null to use that of the video. */
  readonly audio: { readonly path: string; readonly bytes: number } | null;
  readonly to: readonly string[];
  readonly spoken: string | null;
}

/** Limits of a new video. */
export interface AcceptLimits {
  readonly clock: Clock;
  /** Largest file for the transcriber, in bytes; null if it fetches the file itself. */
  readonly maxSoundBytes: number | null;
}

/**
 * Checks the files of an upload and returns the record of the new video, which is not saved yet.
 * @throws {OriginError} 415 `not-a-video`, 413 `sound-too-large`
 * @throws {CaptionError} of kind `video` for files that cannot be captioned
 */
export async function recordOfUpload(files: UploadedFiles, limits: AcceptLimits): Promise<VideoRecord> {
  const { id, title, video, audio, to, spoken } = files;
  const { clock, maxSoundBytes } = limits;
  const facts = await inspectFile(video.path, title, { needsSound: audio === null });
  if (!facts.hasPicture) {
    throw new OriginError(
      415,
      'not-a-video',
      `${title} has no picture.`,
      'Send a file with only sound in the part audio.',
    );
  }
  if (audio) await inspectFile(audio.path, 'The audio');
  // For a video the transcriber gets only its sound, and the job checks the size of that.
  if (maxSoundBytes !== null && audio && audio.bytes > maxSoundBytes) {
    throw new OriginError(
      413,
      'sound-too-large',
      `The transcriber accepts files of up to ${maxSoundBytes} bytes.`,
      'Compress it, or leave it out to use the sound of the video.',
    );
  }
  return {
    id,
    title,
    created: clock.now(),
    bytes: video.bytes,
    durationSeconds: facts.durationSeconds,
    extension: video.container.extension,
    to,
    spoken,
    hasAudio: audio !== null,
    state: 'queued',
    stages: freshStages(),
    language: null,
    tracks: [],
    error: null,
  };
}
