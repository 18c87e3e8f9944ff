import type { Request, Response } from 'express';
import type { Clock } from '../base/clock.ts';
import type { Turns } from '../base/turns.ts';
import type { CaptionRules } from '../subtitles/index.ts';
import { subtitlesAside } from '../subtitles/work/index.ts';
import type { Cache } from './cache.ts';
import { gzipTag } from './http/encoding.ts';
import { notFound, OriginError } from './http/errors.ts';
import { preconditionOf } from './http/preconditions.ts';
import { type ObjectStore, readText } from './store/types.ts';
import { putTrack } from './videos/caption-store.ts';
import { confirmSource, keepSources } from './videos/made-from.ts';
import { trackKey, type VideoRecord } from './videos/types.ts';

/** Dependencies of the routes of tracks. */
export interface TrackParts {
  readonly store: ObjectStore;
  readonly cache: Cache;
  readonly clock: Clock;
  /** Rules of lint; null when it is off. */
  readonly rules: CaptionRules | null;
  /** One change of a video's tracks after the other, because each builds on the previous one. */
  readonly turns: Turns;
  /** Returns the video of a request. @throws {OriginError} 404 */
  readonly recordOf: (request: Request) => VideoRecord;
  /** Answers with an object of the store. Returns false when there is none. */
  readonly serve: (request: Request, response: Response, file: ServedFile) => Promise<boolean>;
}

/** How to serve an object. */
export interface ServedFile {
  readonly key: string;
  readonly contentType: string;
  /** Seconds for which viewers and the cache keep it. */
  readonly age: number;
}

/** A change of a track's WebVTT file. */
export type TrackChange = (before: string) => Promise<{
  readonly after: string;
  /** Cues of `after` that a person has seen; null: those that differ. */
  readonly seen: readonly number[] | null;
}>;

/** Returns the video and track of a request. @throws {OriginError} 404 */
export function trackOf(
  { recordOf }: Pick<TrackParts, 'recordOf'>,
  request: Request,
): { readonly record: VideoRecord; readonly id: string; readonly language: string; readonly original: boolean } {
  const record = recordOf(request);
  const track = record.tracks.find(({ language }) => language === request.params.language);
  if (!track) throw notFound('track');
  return { record, id: record.id, ...track };
}

/**
 * Changes a track, if the request's preconditions hold for its WebVTT file, and keeps what tells which translations are stale.
 * @returns the file with its new entity tag
 * @throws {OriginError} 404, 412
 */
export async function changeTrack(
  parts: TrackParts,
  request: Request,
  change: TrackChange,
): Promise<{ readonly vtt: string; readonly etag: string | null }> {
  const { store, cache, clock, turns } = parts;
  const { id, language, original } = trackOf(parts, request);
  const key = trackKey(id, language, 'vtt');
  return turns.run(id, async () => {
    const object = await store.open(key);
    if (!object) throw notFound('track');
    const { method, headers } = request;
    const version = { ...object, otherEtag: gzipTag(object.etag) };
    if (preconditionOf({ method, headers, now: clock.now() }, version) !== 'go') {
      await object.close();
      throw new OriginError(412, 'changed', 'The track was changed meanwhile.', 'Read it again, then repeat the edit.');
    }
    const before = await readText(object);
    const { after, seen } = await change(before);
    const { record } = trackOf(parts, request);
    if (original && after !== before) await keepSources(record, before, store);
    if (after !== before) await putTrack(id, language, after, store, cache);
    if (!original) {
      const touched = seen ?? (await subtitlesAside(before.length + after.length, 'touchedCues', before, after));
      await confirmSource(record, { language, vtt: after }, touched, store);
    }
    const stored = await store.open(key);
    await stored?.close();
    return { vtt: after, etag: stored?.etag ?? null };
  });
}
