import { inspectMedia, type MediaTroubleKind } from '../../../src/media/index.ts';

/** The facts of a media file. */
export interface VideoFile {
  readonly container: 'mp4' | 'other';
  readonly durationSeconds: number;
  readonly width: number | null;
  readonly height: number | null;
  /** 0 without sound. */
  readonly audioChannels: number;
  /** The file's ISO 639-2 code for its first audio track; null if absent or `und`. */
  readonly audioLanguage: string | null;
}

/** Why a file is not a usable media file. */
export type FileTrouble = 'not-media' | 'incomplete';

const troubles: Readonly<Record<MediaTroubleKind, FileTrouble>> = {
  'not-media': 'not-media',
  'no-index': 'not-media',
  incomplete: 'incomplete',
  contradictory: 'not-media',
  'too-costly': 'not-media',
};

/** Reads the facts that a file declares; does not decode it. */
export async function inspectVideoFile(path: string): Promise<VideoFile | { trouble: FileTrouble }> {
  const found = await inspectMedia(path);
  if ('trouble' in found) return { trouble: troubles[found.trouble] };
  const { container, durationSeconds, picture, sound } = found;
  return {
    container,
    durationSeconds,
    width: picture?.width ?? null,
    height: picture?.height ?? null,
    audioChannels: sound?.channels ?? 0,
    audioLanguage: sound?.language ?? null,
  };
}
