import type { CaptionStore } from '../../pipeline/index.ts';
import { convertAside } from '../../subtitles/work/index.ts';
import type { Cache } from '../cache.ts';
import { type ObjectStore, readText } from '../store/types.ts';
import { trackKey } from './types.ts';

/** The tracks of one video, as WebVTT and as SRT. */
export function createCaptionStore(id: string, store: ObjectStore, cache: Pick<Cache, 'purge'>): CaptionStore {
  return {
    id: `origin-${id}`,
    put: (_video, { language, vtt }, { signal }) => putTrack(id, language, vtt, store, cache, signal),
    async get(_video, language) {
      const object = await store.open(trackKey(id, language, 'vtt'));
      return object && readText(object);
    },
    placeOf: (_video, language) => `/${trackKey(id, language, 'vtt')}`,
  };
}

/** Stores a track in both formats. Stores WebVTT last, so that it implies the other one. */
export async function putTrack(
  id: string,
  language: string,
  vtt: string,
  store: ObjectStore,
  cache: Pick<Cache, 'purge'>,
  signal?: AbortSignal,
): Promise<void> {
  const texts = { srt: await convertAside(vtt, 'vtt', 'srt'), vtt };
  for (const format of ['srt', 'vtt'] as const) {
    const key = trackKey(id, language, format);
    await store.putText(key, texts[format], signal);
    await cache.purge(key);
  }
}
