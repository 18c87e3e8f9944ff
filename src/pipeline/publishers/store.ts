import { deriveHex } from '../../base/derive.ts';
import { difference } from '../stages/difference.ts';
import type { Publisher, Track, Video } from '../stages/types.ts';
import { readBack } from './read-back.ts';

/** A place that keeps caption tracks: object storage, a database. */
export interface CaptionStore {
  /** Stable, printable: part of the names of effects. */
  readonly id: string;
  /** Puts the track in place of any other in its language. Doing it twice comes to the same. */
  put(video: Video, track: Track, options: { readonly signal: AbortSignal | undefined }): Promise<void>;
  /** The WebVTT kept for a language; null when there is none. */
  get(video: Video, language: string, options: { readonly signal: AbortSignal | undefined }): Promise<string | null>;
  /** Where the track of a language is, for people: a URL, a path. */
  placeOf(video: Video, language: string): string;
}

/** Puts tracks into a store. */
export function storePublisher(store: CaptionStore): Publisher {
  return {
    id: store.id,
    needs: 'nothing',
    check() {},
    async publish(video, track, tools) {
      const { effects } = tools;
      const { signal } = effects;
      const { language, vtt } = track;
      const outcome = { place: store.placeOf(video, language), ids: { language } };
      return effects.once({
        name: `publish/${store.id}/${language}/${deriveHex(12, vtt)}`,
        noLateness: true,
        async do() {
          await store.put(video, track, { signal });
          await readBack(outcome.place, vtt, tools, () => store.get(video, language, { signal }));
          return outcome;
        },
        async find() {
          const there = await store.get(video, language, { signal });
          const same = there !== null && difference(vtt, there) === null;
          return same ? { state: 'done', outcome } : { state: 'not-done' };
        },
      });
    },
  };
}
