import { newestFirst } from '../videos/order.ts';
import { readRecord } from '../videos/record-file.ts';
import { recordWatchers } from '../videos/record-watchers.ts';
import type { Records, SetAside } from '../videos/records.ts';
import type { VideoRecord } from '../videos/types.ts';
import { RecordCopy } from './record-copy.ts';
import { type RecordMessage, recordsKey, showRecord, writeRecord } from './record-keys.ts';
import type { SharedPlace } from './shared-place.ts';

/**
 * The records of all videos in a Redis that several origins share. Each origin has them in memory, too, and hears of the changes
 * of the others.
 */
export async function openSharedRecords(place: SharedPlace): Promise<Records> {
  const { redis } = place.session;
  const hash = recordsKey(place);
  let copies = new Map<string, RecordCopy>();
  let setAside: SetAside[] = [];
  const { tell, watch, watchAll } = recordWatchers();

  const get = (id: string): VideoRecord | null => copies.get(id)?.now ?? null;
  const forget = (id: string): void => {
    copies.delete(id);
    tell(id, null);
  };
  /** Changes a record in memory. A new one is not stored yet. */
  const change = (record: VideoRecord): RecordCopy => {
    const copy = copies.get(record.id) ?? new RecordCopy(record, null);
    copies.set(record.id, copy);
    copy.change(record);
    tell(record.id, record);
    return copy;
  };
  const load = async (): Promise<void> => {
    const found = new Map<string, RecordCopy>();
    const aside: SetAside[] = [];
    for (const [id, text] of Object.entries(await redis.hgetall(hash))) {
      const path = `${hash} ${id}`;
      try {
        found.set(id, new RecordCopy(readRecord(text, path, id)));
      } catch (error) {
        aside.push({ id, file: path, message: error instanceof Error ? error.message : String(error) });
      }
    }
    const gone = [...copies.keys()].filter((id) => !found.has(id));
    copies = found;
    setAside = aside;
    for (const id of gone) tell(id, null);
    for (const [id, { now }] of found) tell(id, now);
  };
  place.hear((message) => {
    const { id, record, shown = false } = message as unknown as RecordMessage;
    if (typeof id !== 'string') return;
    const copy = copies.get(id);
    if (record === null) forget(id);
    else if (copy !== undefined) {
      copy.hear(record, !shown);
      tell(id, copy.now);
    } else if (!shown) {
      copies.set(id, new RecordCopy(record));
      tell(id, record);
    }
  });
  await load();
  place.onReturn(() => void load().catch(() => {}));
  return {
    get,
    list: () => [...copies.values()].map(({ now }) => now).sort(newestFirst),
    setAside: () => setAside,
    async save(record) {
      const how = copies.has(record.id) ? 'change' : 'new';
      const copy = change(record);
      const written = await writeRecord(place, { record, base: copy.stored, how });
      if (written === null) return forget(record.id);
      copy.wrote(record, written);
      if (written !== record) tell(record.id, copy.now);
    },
    show(record) {
      change(record);
      showRecord(place, record);
    },
    async remove(id) {
      forget(id);
      await redis.hdel(hash, id);
      await place.tell({ id, record: null } satisfies RecordMessage);
    },
    watch,
    watchAll,
  };
}
