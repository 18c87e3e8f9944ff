import type { VideoRecord } from '../videos/types.ts';
import { mergeRecords } from './merge-records.ts';

/** The copy that one process has of a record which others change, too. */
export class RecordCopy {
  #now: VideoRecord;
  /** As it is stored; null before it is stored for the first time. */
  #stored: VideoRecord | null;
  /** As this process saw it last from outside: what `now` has besides is its own, and not stored yet. */
  #seen: VideoRecord;

  /** @param stored null for a new record */
  constructor(now: VideoRecord, stored: VideoRecord | null = now) {
    this.#now = now;
    this.#stored = stored;
    this.#seen = now;
  }

  /** The record with the changes of this process. */
  get now(): VideoRecord {
    return this.#now;
  }

  /** What the next write replaces. */
  get stored(): VideoRecord | null {
    return this.#stored;
  }

  /** Changes the record in this process. */
  change(record: VideoRecord): void {
    this.#now = record;
  }

  /** Takes the change of another process. @param isStored false for progress that is only shown */
  hear(record: VideoRecord, isStored: boolean): void {
    this.#now = mergeRecords(this.#seen, this.#now, record);
    this.#seen = record;
    if (isStored) this.#stored = record;
  }

  /** Takes what became of a write. @param wanted the record that was to be written @param written what is stored since then */
  wrote(wanted: VideoRecord, written: VideoRecord): void {
    if (written !== wanted) this.#now = mergeRecords(wanted, this.#now, written);
    this.#seen = written;
    this.#stored = written;
  }
}
