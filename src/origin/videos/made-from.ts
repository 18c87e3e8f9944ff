import type { StaleCue } from '../../subtitles/made-from.ts';
import { subtitlesAside } from '../../subtitles/work/index.ts';
import { type ObjectStore, readText } from '../store/types.ts';
import { sourceKey, trackKey, type VideoRecord } from './types.ts';

const read = async (store: ObjectStore, key: string): Promise<string | null> => {
  const object = await store.open(key);
  return object && readText(object);
};

const originalOf = (record: VideoRecord) => record.tracks.find((track) => track.original);

/**
 * Keeps the original as the translations were made from it, before its first change. Also for those that a running job makes.
 * @param original the WebVTT file before the change
 */
export async function keepSources(record: VideoRecord, original: string, store: ObjectStore): Promise<void> {
  const own = originalOf(record)?.language;
  const languages = new Set([...record.tracks.map(({ language }) => language), ...record.to]);
  for (const language of languages) {
    if (language === own) continue;
    const key = sourceKey(record.id, language);
    const kept = await store.open(key);
    await kept?.close();
    if (!kept) await store.putText(key, original);
  }
}

/** Returns the stale cues of a translation; none for the original, and while the original is as it was. */
export async function staleIn(record: VideoRecord, language: string, store: ObjectStore): Promise<StaleCue[]> {
  const files = await filesOf(record, language, store);
  if (!files) return [];
  const translation = await read(store, trackKey(record.id, language, 'vtt'));
  if (translation === null) return [];
  const { madeFrom, original } = files;
  const size = madeFrom.length + original.length + translation.length;
  return subtitlesAside(size, 'staleCues', madeFrom, original, translation);
}

/**
 * Records that a person has seen cues of a translation beside the present original, so that they are no longer stale.
 * @param track the translation as it is stored now
 * @param cues positions of the cues, from 0
 */
export async function confirmSource(
  record: VideoRecord,
  { language, vtt }: { readonly language: string; readonly vtt: string },
  cues: readonly number[],
  store: ObjectStore,
): Promise<void> {
  const files = cues.length === 0 ? null : await filesOf(record, language, store);
  if (!files) return;
  const { madeFrom, original } = files;
  const size = madeFrom.length + original.length + vtt.length;
  const changed = await subtitlesAside(size, 'confirmCues', madeFrom, { original, translation: vtt }, cues);
  if (changed !== madeFrom) await store.putText(sourceKey(record.id, language), changed);
}

async function filesOf(record: VideoRecord, language: string, store: ObjectStore) {
  const own = originalOf(record);
  if (!own || own.language === language) return null;
  const madeFrom = await read(store, sourceKey(record.id, language));
  const original = madeFrom === null ? null : await read(store, trackKey(record.id, own.language, 'vtt'));
  return madeFrom === null || original === null ? null : { madeFrom, original };
}
