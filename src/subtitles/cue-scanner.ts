/**
 * A cursor over the cues of a file. The fields describe the cue that the last `next()` found. The scanner reuses them,
 * so it allocates no memory per cue. All offsets are UTF-16 code units of the source.
 */
export interface CueScanner {
  /** WebVTT: whether the file has its signature; true for SRT. */
  readonly signatureOk: boolean;
  /** Whether CR CR LF is one line end of the file. False for WebVTT, whose standard has it as an empty line. */
  readonly doubledReturns: boolean;
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
  /** True when a timing line without an index follows the last payload line so that an integer there would become its index. */
  readonly touchesNextTiming: boolean;
  /** Moves to the next cue. Returns false after the last one. */
  next(): boolean;
}
