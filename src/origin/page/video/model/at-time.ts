import type { EditorCue } from './track-file.ts';

type Times = Pick<EditorCue, 'startMs' | 'endMs'>;

/** Cues in the order of their starts, with the latest end so far, for looking up times. */
export interface TimeOrder {
  readonly starts: readonly number[];
  /** Positions of the cues in the track. */
  readonly positions: readonly number[];
}

/** Sorts the cues of a track by their starts. */
export function timeOrder(cues: readonly Times[]): TimeOrder {
  const positions = cues.map((_, at) => at);
  positions.sort((one, other) => (cues[one]?.startMs ?? 0) - (cues[other]?.startMs ?? 0) || one - other);
  return { starts: positions.map((at) => cues[at]?.startMs ?? 0), positions };
}

/** Cues before the last one begun that may still be shown. */
const BACK = 8;

/** Position of the cue that is shown at a time: the last one begun that has not ended; -1 between cues. */
export function cueAt(cues: readonly Times[], { starts, positions }: TimeOrder, milliseconds: number): number {
  const last = lastBegun(starts, milliseconds);
  for (let at = last; at >= 0 && at > last - BACK; at--) {
    const position = positions[at] as number;
    if ((cues[position]?.endMs ?? 0) > milliseconds) return position;
  }
  return -1;
}

/** Position of the cue that was begun last; -1 before the first. */
export const cueBefore = ({ starts, positions }: TimeOrder, milliseconds: number): number =>
  positions[lastBegun(starts, milliseconds)] ?? -1;

function lastBegun(starts: readonly number[], milliseconds: number): number {
  let from = 0;
  for (let to = starts.length; from < to; ) {
    const half = (from + to) >> 1;
    if ((starts[half] as number) <= milliseconds) from = half + 1;
    else to = half;
  }
  return from - 1;
}
