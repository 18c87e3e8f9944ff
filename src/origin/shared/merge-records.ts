import { isDeepStrictEqual } from 'node:util';
import type { VideoRecord } from '../videos/types.ts';

/**
 * Joins two changes of one record: members that one side changed are its own, all others those of the other side. A video that is being
 * deleted stays so.
 * @param base the record that `mine` was made from
 * @param theirs the record that is stored now
 */
export function mergeRecords(base: VideoRecord, mine: VideoRecord, theirs: VideoRecord): VideoRecord {
  const merged: Record<string, unknown> = { ...theirs };
  const [before, after] = [membersOf(base), membersOf(mine)];
  for (const name of Object.keys({ ...before, ...after })) {
    if (isDeepStrictEqual(after[name], before[name])) continue;
    if (after[name] === undefined) delete merged[name];
    else merged[name] = after[name];
  }
  if (theirs.state === 'deleting' && base.state !== 'deleting') merged.state = 'deleting';
  return merged as unknown as VideoRecord;
}

const membersOf = (record: VideoRecord) => record as unknown as Readonly<Record<string, unknown>>;
