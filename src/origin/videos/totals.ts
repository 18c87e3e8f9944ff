import { listStates, type VideoRecord } from './types.ts';

/** Numbers of all videos and tracks. */
export interface Totals {
  readonly videos: number;
  readonly tracks: number;
  /** Numbers of videos by the state of their job. */
  readonly states: Readonly<Record<(typeof listStates)[number], number>>;
}

/** Counts all videos that are not being deleted. */
export function totalsOf(records: readonly VideoRecord[]): Totals {
  const states = Object.fromEntries(listStates.map((state) => [state, 0])) as Record<
    (typeof listStates)[number],
    number
  >;
  let videos = 0;
  let tracks = 0;
  for (const record of records) {
    if (record.state === 'deleting') continue;
    videos += 1;
    tracks += record.tracks.length;
    states[record.state] += 1;
  }
  return { videos, tracks, states };
}
