import { deriveHex } from '../../base/derive.ts';
import { difference } from '../stages/difference.ts';
import type { Publisher, Track, Video } from '../stages/types.ts';
import { isKept, readBack } from './read-back.ts';

/** A place that keeps caption tracks: object storage, a database. */
export interface CaptionStore {
  /** Stable, printable: part of the names of effects. */
  readonly id: string;
  /** Replaces the track of its language. Repeating it has the same result. */
  put(video: Video, track: Track, options: { readonly signal: AbortSignal | undefined }): Promise<void>;
  /** Returns the stored WebVTT of a language; null without one. */
  get(video: Video, language: string, options: { readonly signal: AbortSignal | undefined }): Promise<string | null>;
  /** Returns the place of a language's track, for people: a URL or a path. */
  placeOf(video: Video, language: string): string;
}

/** Makes a publisher for a store. */
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
      const nameOf = (text: string) => `publish/${store.id}/${language}/${deriveHex(12, text)}`;
      return effects.once({
        name: nameOf(vtt),
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
        async holds() {
          const there = await store.get(video, language, { signal });
          return isKept({ where: outcome.place, vtt, there, nameOf }, tools);
        },
      });
    },
  };
}
