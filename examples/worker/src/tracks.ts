import { trackKey } from '../../../src/origin/videos/types.ts';
import type { CaptionStore } from '../../../src/pipeline/core.ts';
import { convertSubtitles } from '../../../src/subtitles/index.ts';
import { purge } from './cache.ts';
import type { Env } from './env.ts';

/**
 * Stores a track as WebVTT and as SRT, and drops the old ones from the cache.
 * @param etag of the WebVTT that it replaces; without it any is replaced
 * @returns the entity tag of the WebVTT file; null when another one is there, which is kept
 */
export async function putTrack(
  { MEDIA }: Env,
  id: string,
  language: string,
  vtt: string,
  etag?: string,
): Promise<string | null> {
  const [vttKey, srtKey] = [trackKey(id, language, 'vtt'), trackKey(id, language, 'srt')];
  const stored = await MEDIA.put(vttKey, vtt, etag === undefined ? {} : { onlyIf: { etagMatches: etag } });
  if (!stored) return null;
  await MEDIA.put(srtKey, convertSubtitles(vtt, 'vtt', 'srt').content);
  await purge(vttKey, srtKey);
  return stored.httpEtag;
}

/** The tracks of one video, for the pipeline. */
export const trackStore = (env: Env, id: string): CaptionStore => ({
  id: `worker-${id}`,
  async put(_video, { language, vtt }) {
    await putTrack(env, id, language, vtt);
  },
  get: async (_video, language) => (await env.MEDIA.get(trackKey(id, language, 'vtt')))?.text() ?? null,
  placeOf: (_video, language) => `/${trackKey(id, language, 'vtt')}`,
});
