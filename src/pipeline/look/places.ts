import { CaptionError } from '../errors.ts';
import { option, step } from '../next-step.ts';
import type { CaptionOptions, VideoRequest } from '../options.ts';
import { videoName } from '../source/open-video.ts';

/** Most pairs of videos that a message names. */
const MOST_NAMED = 5;

/**
 * Checks that no two videos of a run have their tracks in one place. Also finds names that only some file systems tell apart.
 * @throws {CaptionError} of kind `options`
 */
export function checkPlaces(requests: readonly VideoRequest[], { publishers, name }: CaptionOptions): void {
  const pairs: string[] = [];
  const first = new Map<string, string>();
  for (const request of requests) {
    const own = videoName(request.video, request.name ?? name);
    const taken = publishers.flatMap((publisher) => {
      const place = publisher.placeOf?.(own);
      if (place === undefined) return [];
      const other = first.get(place);
      if (other === undefined) first.set(place, request.video);
      return other === undefined ? [] : [other];
    });
    if (taken[0] !== undefined) pairs.push(`${taken[0]} and ${request.video} (${own})`);
  }
  if (pairs.length === 0) return;
  const more = pairs.length > MOST_NAMED ? `; and ${pairs.length - MOST_NAMED} more` : '';
  throw new CaptionError({
    kind: 'options',
    cause: `Videos would write their captions to the same files: ${pairs.slice(0, MOST_NAMED).join('; ')}${more}.`,
    next: step`Nothing was sent or paid. Name the folder above them instead, which keeps their paths below it, or give each a name${option('--name')}.`,
    endsRun: true,
  });
}
