import { join } from 'node:path';
import { deriveHex } from '../../base/derive.ts';
import { CaptionError, type CaptionOptions, givenTranscriber } from '../../pipeline/index.ts';
import { fetchObject } from '../store/fetch-object.ts';
import { type ObjectStore, readText } from '../store/types.ts';
import { trackKey, type VideoRecord, videoKey } from './types.ts';

/** What an addition reads. */
export interface AdditionParts {
  readonly store: ObjectStore;
  readonly workFolder: string;
  readonly signal: AbortSignal;
}

/** A job that adds languages to a captioned video. */
export interface Addition {
  /** The original that the languages are made from: as it is stored now, with all edits. WebVTT. */
  readonly madeFrom: string;
  readonly options: Pick<CaptionOptions, 'to' | 'transcriber' | 'video'>;
}

/**
 * Returns the job that adds the languages of `record.adding`. It translates the stored original, listens to nothing, and touches no other
 * track. The video is read back from the store only for a service that fetches it.
 * @throws {CaptionError} of kind `local` when the original is gone
 */
export async function additionOf(record: VideoRecord, { store, workFolder, signal }: AdditionParts): Promise<Addition> {
  const { id, title, durationSeconds, adding = [], jobKey = deriveHex(24, 'captioned video', id) } = record;
  const original = record.tracks.find((track) => track.original);
  const object = original && (await store.open(trackKey(id, original.language, 'vtt')));
  if (!original || !object) {
    throw gone('original captions');
  }
  const madeFrom = await readText(object);
  const language = record.language ?? original.language;
  const transcriber = givenTranscriber({ vtt: madeFrom, language, isPublished: true });
  const file = async (): Promise<string> => {
    const stored = await store.open(videoKey(record));
    if (!stored) throw gone('video');
    const path = join(workFolder, id, `stored.${record.extension}`);
    await fetchObject(stored, path, signal);
    return path;
  };
  return { madeFrom, options: { to: adding, transcriber, video: { key: jobKey, title, durationSeconds, file } } };
}

/** Joins tracks, each language once, the original first. */
export function withTracks(before: VideoRecord['tracks'], more: VideoRecord['tracks']): VideoRecord['tracks'] {
  const kept = before.filter(({ language }) => !more.some((track) => track.language === language));
  return [...kept, ...more]
    .map(({ language, original }) => ({ language, original }))
    .sort((one, other) => Number(other.original) - Number(one.original));
}

const gone = (what: string): CaptionError =>
  new CaptionError({
    kind: 'local',
    cause: `The store no longer has the ${what}.`,
    next: 'Restore the store from a copy, or upload the video again.',
  });
