import type { VideoRecord } from '../../../src/origin/videos/types.ts';
import type { Env } from './env.ts';

const keyOf = (id: string): string => `records/${id}.json`;

/** Returns the record of a video; null without one. */
export async function readRecord({ MEDIA }: Env, id: string): Promise<VideoRecord | null> {
  const object = await MEDIA.get(keyOf(id));
  return (await object?.json<VideoRecord>()) ?? null;
}

/** Stores the record of a new video. */
export async function createRecord({ MEDIA }: Env, record: VideoRecord): Promise<void> {
  await MEDIA.put(keyOf(record.id), JSON.stringify(record));
}

/**
 * Changes a record. Reads it again when another request has changed it meanwhile, so no change is lost.
 * @returns the new record; null for a video that is gone
 */
export async function changeRecord(
  { MEDIA }: Env,
  id: string,
  change: (record: VideoRecord) => Partial<VideoRecord>,
): Promise<VideoRecord | null> {
  for (;;) {
    const object = await MEDIA.get(keyOf(id));
    if (!object) return null;
    const before = await object.json<VideoRecord>();
    const after: VideoRecord = { ...before, ...change(before) };
    const onlyIf = { etagMatches: object.etag };
    if (await MEDIA.put(keyOf(id), JSON.stringify(after), { onlyIf })) return after;
  }
}

/** The version of each record, by the id of its video. */
export async function recordVersions({ MEDIA }: Env): Promise<Map<string, string>> {
  const versions = new Map<string, string>();
  let cursor: string | undefined;
  do {
    const page = await MEDIA.list({ prefix: 'records/', ...(cursor === undefined ? {} : { cursor }) });
    for (const { key, etag } of page.objects) versions.set(key.slice('records/'.length, -'.json'.length), etag);
    cursor = page.truncated ? page.cursor : undefined;
  } while (cursor !== undefined);
  return versions;
}

/** Returns all records. Each is a read of R2: an index would be cheaper for thousands of videos. */
export async function allRecords(env: Env): Promise<VideoRecord[]> {
  const ids = [...(await recordVersions(env)).keys()];
  const records = await Promise.all(ids.map((id) => readRecord(env, id)));
  return records.filter((record) => record !== null);
}

/** Removes a record. */
export const removeRecord = ({ MEDIA }: Env, id: string): Promise<void> => MEDIA.delete(keyOf(id));
