import { open } from 'node:fs/promises';
import { walkBoxes } from './mp4-boxes.ts';

/** What a media file is. */
export interface VideoFile {
  readonly container: 'mp4' | 'other';
  readonly durationSeconds: number;
  readonly width: number | null;
  readonly height: number | null;
  /** 0 when it has no sound. */
  readonly audioChannels: number;
  /** ISO 639-2 code that the file has for its first audio track; null for none or `und`. */
  readonly audioLanguage: string | null;
}

/** Why a file is no media file. */
export type FileTrouble = 'not-media' | 'incomplete';

/** Reads what a file says of itself; does not decode it. Loads the demuxer at its first use. */
export async function inspectVideoFile(path: string, bytes: number): Promise<VideoFile | { trouble: FileTrouble }> {
  const file = await open(path);
  const { mp4, whole } = await walkBoxes(file, bytes).finally(() => file.close());
  if (!whole) return { trouble: 'incomplete' };
  const { ALL_FORMATS, FilePathSource, Input } = await import('mediabunny');
  const input = new Input({ formats: ALL_FORMATS, source: new FilePathSource(path) });
  try {
    const [video, audio] = [await input.getPrimaryVideoTrack(), await input.getPrimaryAudioTrack()];
    if (!video && !audio) return { trouble: 'not-media' };
    const durationSeconds = await input.computeDuration();
    return {
      container: mp4 ? 'mp4' : 'other',
      durationSeconds: Number.isFinite(durationSeconds) ? Math.max(0, durationSeconds) : 0,
      width: video?.displayWidth ?? null,
      height: video?.displayHeight ?? null,
      audioChannels: audio?.numberOfChannels ?? 0,
      audioLanguage: audio && audio.languageCode !== 'und' ? audio.languageCode : null,
    };
  } catch {
    return { trouble: 'not-media' };
  } finally {
    input.dispose();
  }
}
