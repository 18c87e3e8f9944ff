import { isJsonObject, type JsonObject, type JsonValue } from '../../../src/base/json.ts';
import type { Cost } from '../suite.ts';

/** A price by the members of a JSON object; another body is refused without cost. */
const ofObject = (minutes: (body: JsonObject) => number): Cost => ({
  atMost: (body) => (isJsonObject(body) ? minutes(body) : 0),
});

/**
 * The number of tracks that a request for automatic subtitles creates. `usual`: the default without a member about
 * transcribing.
 */
function tracks(request: JsonObject, usual: 'auto' | 'disable'): number {
  const transcribe = request.auto_transcribe_audio_language ?? usual;
  if (transcribe === 'disable') return 0;
  const translate = request.auto_translate_subtitles_language ?? 'disable';
  if (typeof translate !== 'string' || translate === 'disable') return 1;
  return 1 + (translate === 'default' ? 3 : translate.split(',').length);
}

const tracksOf = (videos: readonly JsonValue[]): number =>
  videos
    .filter(isJsonObject)
    .map((video) => (video.origin_url ? tracks(video, 'auto') : 0))
    .reduce((sum, one) => sum + one, 0);

/** True for an address without media: its task fails, and only tasks that succeed are billed (documented). */
const failsSurely = (url: JsonValue | undefined): boolean =>
  typeof url === 'string' && !/^https?:\/\/[^?#]+\.(?:mp4|jpe?g|png)(?:[?#]|$)/i.test(url);

/** AI minutes: one for each track of a request, because the suite's clips are half a minute long. */
export const costs = {
  createTask: ofObject((body) => (failsSurely(body.url) ? 0 : body.subtitles_language ? 2 : 1)),
  createSubtitle: ofObject((body) => tracks(body, 'disable')),
  createVideo: ofObject((body) => tracksOf([isJsonObject(body.video) ? body.video : body])),
  createVideos: ofObject((body) => tracksOf(Array.isArray(body.videos) ? (body.videos as JsonValue[]) : [])),
};
