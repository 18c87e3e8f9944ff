import type { Recording } from '../drift/recording.ts';
import { RecordingFileError } from '../drift/recording-file.ts';
import type { Adopted } from './adopted.ts';
import type { EvidenceRow } from './table.ts';

/** What an adoption changed. */
export interface Adoption {
  /** The whole list, with at most one entry a row: that of the latest run. */
  readonly all: readonly Adopted[];
  /** Entries of this recording: rows that were seen as assumed, and rows that were seen otherwise. */
  readonly taken: number;
  readonly contradicted: number;
}

/**
 * Takes over the decisions of a recorded live run. Only names of this project's tables get in: provider, row, check and day; a
 * decision about an unknown row or by another check than the row's probe is left out.
 * @throws {RecordingFileError} for a recording of something else than a live run
 */
export function adoptRecording(
  { target, recordedAt, decisions = [] }: Recording,
  before: readonly Adopted[],
  rows: readonly EvidenceRow[],
): Adoption {
  if (target !== 'live') {
    throw new RecordingFileError(
      `the recording is of the target "${target}": only a live run shows how a service behaves.`,
    );
  }
  const date = new Date(recordedAt).toISOString().slice(0, 10);
  const own = rows.flatMap(({ provider, kind, id, settling }): Adopted[] => {
    const row = `${kind} ${id}`;
    const found = decisions.find((one) => one.provider === provider && one.row === row && one.check === settling.check);
    return found === undefined || settling.check === undefined
      ? []
      : [{ provider, row, check: settling.check, holds: found.holds, date }];
  });
  const isNew = (old: Adopted): boolean =>
    own.some(({ provider, row }) => provider === old.provider && row === old.row);
  return {
    all: [...before.filter((old) => !isNew(old)), ...own],
    taken: own.filter(({ holds }) => holds).length,
    contradicted: own.filter(({ holds }) => !holds).length,
  };
}
