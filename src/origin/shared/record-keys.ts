import { script } from '../../pipeline/redis/script.ts';
import { recordText } from '../videos/record-file.ts';
import type { VideoRecord } from '../videos/types.ts';
import type { SharedPlace } from './shared-place.ts';

/** The hash of all records, by id. */
export const recordsKey = ({ session }: Pick<SharedPlace, 'session'>): string =>
  `${session.names.prefix}:origin:records`;

/** Writes a record, unless it was removed meanwhile. */
const write = script(
  'WriteRecord',
  `
if ARGV[3] == 'change' and redis.call('HEXISTS', KEYS[1], ARGV[1]) == 0 then return 0 end
redis.call('HSET', KEYS[1], ARGV[1], ARGV[2])
return 1
`,
);

/** A message on a record. `shown`: it is not written, and no news of a record that was removed. */
export interface RecordMessage {
  readonly id: string;
  readonly record: VideoRecord | null;
  readonly shown?: true;
}

/**
 * Writes a record, and tells the others. Returns false if it was removed meanwhile, and writes nothing then.
 * @param how `new` makes it if it is not there
 */
export async function writeRecord(place: SharedPlace, record: VideoRecord, how: 'new' | 'change'): Promise<boolean> {
  const isWritten = (await write(place.session.redis, [recordsKey(place)], [record.id, recordText(record), how])) === 1;
  if (isWritten) await place.tell({ id: record.id, record } satisfies RecordMessage);
  return isWritten;
}

/** Tells the others how far a job is, without writing it. */
export const showRecord = (place: SharedPlace, record: VideoRecord): void =>
  void place.tell({ id: record.id, record, shown: true } satisfies RecordMessage).catch(() => {});
