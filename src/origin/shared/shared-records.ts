import { newestFirst } from '../videos/order.ts';
import { readRecord } from '../videos/record-file.ts';
import { recordWatchers } from '../videos/record-watchers.ts';
import type { Records, SetAside } from '../videos/records.ts';
import type { VideoRecord } from '../videos/types.ts';
import { type RecordMessage, recordsKey, showRecord, writeRecord } from './record-keys.ts';
import type { SharedPlace } from './shared-place.ts';

/**
 * The records of all videos in a Redis that several origins share. Each origin has them in memory, too, and hears of the changes
 * of the others.
 */
export async function openSharedRecords(place: SharedPlace): Promise<Records> {
  const { redis } = place.session;
  const hash = recordsKey(place);
  let records = new Map<string, VideoRecord>();
  let setAside: SetAside[] = [];
  const { tell, watch, watchAll } = recordWatchers();

  const change = (id: string, record: VideoRecord | null): void => {
    if (record) records.set(id, record);
    else records.delete(id);
    tell(id, record);
  };
  const load = async (): Promise<void> => {
    const found = new Map<string, VideoRecord>();
    const aside: SetAside[] = [];
    for (const [id, text] of Object.entries(await redis.hgetall(hash))) {
      const path = `${hash} ${id}`;
      try {
        found.set(id, readRecord(text, path, id));
      } catch (error) {
        aside.push({ id, file: path, message: error instanceof Error ? error.message : String(error) });
      }
    }
    const gone = [...records.keys()].filter((id) => !found.has(id));
    records = found;
    setAside = aside;
    for (const id of gone) change(id, null);
    for (const [id, record] of found) change(id, record);
  };
  place.hear((message) => {
    const { id, record, shown } = message as unknown as RecordMessage;
    if (typeof id === 'string' && (!shown || records.has(id))) change(id, record);
  });
  await load();
  place.onReturn(() => void load().catch(() => {}));
  return {
    get: (id) => records.get(id) ?? null,
    list: () => [...records.values()].sort(newestFirst),
    setAside: () => setAside,
    async save(record) {
      const how = records.has(record.id) ? 'change' : 'new';
      change(record.id, record);
      if (!(await writeRecord(place, record, how))) change(record.id, null);
    },
    show(record) {
      change(record.id, record);
      showRecord(place, record);
    },
    async remove(id) {
      change(id, null);
      await redis.hdel(hash, id);
      await place.tell({ id, record: null } satisfies RecordMessage);
    },
    watch,
    watchAll,
  };
}
