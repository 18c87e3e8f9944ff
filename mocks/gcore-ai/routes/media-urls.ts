import { isJsonObject, type JsonObject } from '../../../src/base/json.ts';
import { unwrapVideo } from './video-request.ts';

/** The media URLs in a body: of a task, of a video, of a batch of videos. */
export function mediaUrlsIn(operation: string, body: JsonObject): string[] {
  if (operation === 'createTask') return textsOf([body.url]);
  if (operation === 'createVideo') return textsOf([unwrapVideo(body).origin_url]);
  if (operation !== 'createVideos' || !Array.isArray(body.videos)) return [];
  return textsOf(body.videos.filter(isJsonObject).map(({ origin_url: url }) => url));
}

const textsOf = (values: readonly unknown[]): string[] => values.filter((value) => typeof value === 'string');
