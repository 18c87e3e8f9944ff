import { resolve } from 'node:path';
import type { CaptionOptions, VideoRequest } from '../options.ts';
import { isUrl } from '../source/is-url.ts';
import { videoName } from '../source/open-video.ts';
import { foldedName } from '../source/title.ts';

/** Returns each request once, while the list is read: the same source under the same name is the same request. */
export function* distinctRequests(videos: Iterable<string | VideoRequest>): Generator<VideoRequest> {
  const seen = new Set<string>();
  for (const video of videos) {
    const request = typeof video === 'string' ? { video } : video;
    const id = `${isUrl(request.video) ? request.video : resolve(request.video)}\n${foldedName(videoName(request.video, request.name))}`;
    if (seen.has(id)) continue;
    seen.add(id);
    yield request;
  }
}

/** Returns the options of one request of a list. */
export const optionsOf = <O extends CaptionOptions>(request: VideoRequest, options: O): O => ({
  ...options,
  name: request.name ?? options.name,
  transcriber: request.transcriber ?? options.transcriber,
});
