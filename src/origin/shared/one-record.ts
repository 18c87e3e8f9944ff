import { readRecord } from '../videos/record-file.ts';
import type { Records } from '../videos/records.ts';
import type { VideoRecord } from '../videos/types.ts';
import { type RecordMessage, recordsKey, showRecord, writeRecord } from './record-keys.ts';
import type { SharedPlace } from './shared-place.ts';

/** The record of one video, for a process that needs no other. */
export interface OneRecord extends Pick<Records, 'get' | 'save' | 'show'> {
  close(): void;
}

/** Reads the record of a video; null if there is none. @param onRemoved called when the video is being removed */
export async function openOneRecord(place: SharedPlace, id: string, onRemoved: () => void): Promise<OneRecord | null> {
  const key = recordsKey(place);
  let record: VideoRecord | null = null;
  const change = (to: VideoRecord | null): void => {
    record = to;
    if (to === null || to.state === 'deleting') onRemoved();
  };
  const close = place.hear((message) => {
    const { id: other, record: heard } = message as unknown as RecordMessage;
    if (other === id) change(heard);
  });
  const text = await place.session.redis.hget(key, id);
  if (text === null) {
    close();
    return null;
  }
  record = readRecord(text, `${key} ${id}`, id);
  return {
    get: (wanted) => (wanted === id ? record : null),
    async save(to) {
      record = to;
      if (!(await writeRecord(place, to, 'change'))) change(null);
    },
    show(to) {
      record = to;
      showRecord(place, to);
    },
    close,
  };
}
