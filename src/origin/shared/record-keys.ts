import { script } from '../../pipeline/redis/script.ts';
import { readRecord, recordText } from '../videos/record-file.ts';
import type { VideoRecord } from '../videos/types.ts';
import { mergeRecords } from './merge-records.ts';
import type { SharedPlace } from './shared-place.ts';

/** The hash of all records, by id. */
export const recordsKey = ({ session }: Pick<SharedPlace, 'session'>): string =>
  `${session.names.prefix}:origin:records`;

/**
 * Writes a record and tells the others, unless it was removed meanwhile (0), or is not the expected one: then returns the record that is
 * there. May run twice.
 */
const write = script(
  'WriteRecord',
  `
local there = redis.call('HGET', KEYS[1], ARGV[1])
if not there and ARGV[3] == 'change' then return 0 end
if there and ARGV[4] ~= '' and there ~= ARGV[4] and there ~= ARGV[2] then return there end
redis.call('HSET', KEYS[1], ARGV[1], ARGV[2])
redis.call('PUBLISH', KEYS[2], ARGV[5])
return 1
`,
);

/** A message on a record. `shown`: it is not written, and no news of a record that was removed. */
export interface RecordMessage {
  readonly id: string;
  readonly record: VideoRecord | null;
  readonly shown?: true;
}

/** How a record is written. */
export interface RecordWrite {
  readonly record: VideoRecord;
  /** The record that it was made from, as it was stored; null for a new one. */
  readonly base: VideoRecord | null;
  /** `new` makes it if it is not there. */
  readonly how: 'new' | 'change';
}

/**
 * Writes a record, and tells the others. Joins it with what another process has written meanwhile. Returns the record as it is stored
 * now; null if it was removed meanwhile, and nothing was written.
 */
export async function writeRecord(place: SharedPlace, { record, base, how }: RecordWrite): Promise<VideoRecord | null> {
  const { id } = record;
  const keys = [recordsKey(place), place.channel];
  let wanted = record;
  let expected = base === null ? '' : recordText(base);
  for (;;) {
    const message = place.messageOf({ id, record: wanted } satisfies RecordMessage);
    const args = [id, recordText(wanted), how, expected, message];
    const answer = await write(place.session.redis, keys, args);
    if (answer === 0) return null;
    if (answer === 1) return wanted;
    // As it is written there: a record that was read may be written in another order.
    expected = String(answer);
    wanted = mergeRecords(base ?? record, record, readRecord(expected, `${recordsKey(place)} ${id}`, id));
  }
}

/** Tells the others how far a job is, without writing it. */
export const showRecord = (place: SharedPlace, record: VideoRecord): void =>
  void place.tell({ id: record.id, record, shown: true } satisfies RecordMessage).catch(() => {});
