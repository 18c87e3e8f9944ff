/**
 * A cursor over the cues of a file. The fields describe the cue that the last `next()` found; they are reused, so that
 * a scan allocates nothing for a cue. All offsets are UTF-16 code units of the source.
 */
export interface CueScanner {
  /** WebVTT: whether the file has its signature; true for SRT. */
  readonly signatureOk: boolean;
  readonly idFrom: number;
  readonly idTo: number;
  readonly startMs: number;
  readonly endMs: number;
  readonly settingsFrom: number;
  readonly settingsTo: number;
  /** Payload spans, flat: from, to, from, to. Only the first `segmentCount` pairs belong to this cue. */
  readonly segments: readonly number[];
  readonly segmentCount: number;
  readonly billable: boolean;
  /** The last payload line stands directly before a timing line without an index: an integer there would become one. */
  readonly touchesNextTiming: boolean;
  /** Moves to the next cue; false when there is none. */
  next(): boolean;
}
