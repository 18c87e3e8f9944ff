import { readRecord } from '../videos/record-file.ts';
import type { Records } from '../videos/records.ts';
import { RecordCopy } from './record-copy.ts';
import { type RecordMessage, recordsKey, showRecord, writeRecord } from './record-keys.ts';
import type { SharedPlace } from './shared-place.ts';

/** The record of one video, for a process that needs no other. */
export interface OneRecord extends Pick<Records, 'get' | 'save' | 'show'> {
  close(): void;
}

/** Reads the record of a video; null if there is none. @param onRemoved called when the video is being removed */
export async function openOneRecord(place: SharedPlace, id: string, onRemoved: () => void): Promise<OneRecord | null> {
  const key = recordsKey(place);
  let copy: RecordCopy | null = null;
  const remove = (): void => {
    copy = null;
    onRemoved();
  };
  const close = place.hear((message) => {
    const { id: other, record, shown = false } = message as unknown as RecordMessage;
    if (other !== id) return;
    if (record === null) return remove();
    copy?.hear(record, !shown);
    if (record.state === 'deleting') onRemoved();
  });
  const text = await place.session.redis.hget(key, id);
  if (text === null) {
    close();
    return null;
  }
  copy = new RecordCopy(readRecord(text, `${key} ${id}`, id));
  return {
    get: (wanted) => (wanted === id ? (copy?.now ?? null) : null),
    async save(record) {
      copy?.change(record);
      const written = await writeRecord(place, { record, base: copy?.stored ?? null, how: 'change' });
      if (written === null) return remove();
      copy?.wrote(record, written);
      if (written.state === 'deleting') onRemoved();
    },
    show(record) {
      copy?.change(record);
      showRecord(place, record);
    },
    close,
  };
}
