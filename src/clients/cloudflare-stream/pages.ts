import { everyItem } from '../http.ts';
import type { Video, VideoFilter, VideoList } from './types.ts';

/**
 * Yields every video that a filter selects once, newest first unless it is `ascending`. The list has no pages: each next
 * request asks for what was created before (or after) the last one seen. The time of that request has whole
 * milliseconds on the far side of the last video, so that none of the same moment is lost. Where that leads no further, because
 * a page holds videos of one millisecond only, the time of the last one is taken as it is.
 */
export function everyVideo(
  filter: VideoFilter,
  read: (filter: VideoFilter) => Promise<VideoList>,
): AsyncGenerator<Video, void, undefined> {
  let largest = 0;
  return everyItem({
    first: filter,
    keyOf: ({ id }: Video) => id,
    // A page may repeat the last videos of the one before; the next one goes past them.
    stalePages: 2,
    async read(part: VideoFilter) {
      const { videos: items } = await read(part);
      largest = Math.max(largest, items.length);
      const created = items.at(-1)?.created ?? '';
      const far = Date.parse(created) + (part.ascending ? 0 : 1);
      if (Number.isNaN(far)) return { items, next: null };
      const limit = Date.parse((part.ascending ? part.after : part.before) ?? '');
      const leadsOn = Number.isNaN(limit) || (part.ascending ? far > limit : far < limit);
      // A page that is not full holds all that is left.
      if (!leadsOn && items.length < largest) return { items, next: null };
      const time = leadsOn ? new Date(far).toISOString() : created;
      return { items, next: { ...part, [part.ascending ? 'after' : 'before']: time } };
    },
  });
}
