import { CaptionError } from '../errors.ts';
import type { MediaHost, OpenVideo } from './open-video.ts';
import { safeName, safeTitle } from './title.ts';

/** A video that an earlier job has read. Its file is fetched only if a stage needs it. */
export interface KnownVideo {
  /** Key of the job that captioned it, as its result gives it. */
  readonly key: string;
  readonly title: string;
  readonly durationSeconds: number | null;
  /** Returns the path of the file. It may fetch it, and is called at most once. */
  file(): Promise<string>;
}

/**
 * Opens a video without reading it.
 * @param urlStages the stages that need a URL; only with them the file is fetched, and served
 * @throws {CaptionError} of kind `options` when a stage needs a URL and there is no host
 */
export async function openKnown(
  video: KnownVideo,
  urlStages: readonly string[],
  host: MediaHost | undefined,
): Promise<OpenVideo> {
  const { key, durationSeconds } = video;
  const title = safeTitle(video.title);
  let path: Promise<string> | undefined;
  const file = () => (path ??= video.file());
  if (urlStages.length > 0 && !host) {
    throw new CaptionError({
      kind: 'options',
      cause: `${title} is a file, but ${urlStages.join(' and ')} ${urlStages.length === 1 ? 'fetches' : 'fetch'} videos by URL.`,
      next: 'Give a host for files, or choose services that take files.',
    });
  }
  const hosted = urlStages.length > 0 ? await host?.(await file()) : undefined;
  return {
    title,
    name: safeName(video.title),
    identity: key,
    jobKey: key,
    isFile: true,
    url: hosted?.url ?? null,
    file,
    sound: file,
    soundTrack: () => null,
    soundKey: null,
    durationSeconds,
    media: null,
    close: async () => hosted?.close(),
  };
}
