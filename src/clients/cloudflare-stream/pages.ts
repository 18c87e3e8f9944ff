import { everyItem } from '../http.ts';
import type { Video, VideoFilter, VideoList } from './types.ts';

/**
 * Yields every video that a filter selects once, newest first unless it is `ascending`. The list has no pages: each next
 * request asks for what was created before (or after) the last one seen. The time of that request has whole
 * milliseconds on the far side of the last video, so that none of the same moment is lost.
 */
export const everyVideo = (
  filter: VideoFilter,
  read: (filter: VideoFilter) => Promise<VideoList>,
): AsyncGenerator<Video, void, undefined> =>
  everyItem({
    first: filter,
    keyOf: ({ id }: Video) => id,
    // Each page repeats the last video of the one before, so a page of known ones is the end.
    stalePages: 1,
    async read(part: VideoFilter) {
      const { videos } = await read(part);
      const created = Date.parse(videos.at(-1)?.created ?? '');
      if (Number.isNaN(created)) return { items: videos, next: null };
      const next = filter.ascending
        ? { ...filter, after: new Date(created).toISOString() }
        : { ...filter, before: new Date(created + 1).toISOString() };
      return { items: videos, next };
    },
  });
