/** The two subtitle formats of the project: SubRip and WebVTT. */
export type SubtitleFormat = 'srt' | 'vtt';

/** Half-open range of UTF-16 code units in the source string, a byte order mark counted. */
export interface Segment {
  readonly from: number;
  readonly to: number;
}

/** One cue of the source, not normalised. */
export interface CueSpan {
  /** SRT: the index line as written, without spaces around it; WebVTT: the cue identifier. `''` when there is none. */
  readonly id: string;
  /** Milliseconds; SRT allows negative values; values above `Number.MAX_SAFE_INTEGER` become that number. */
  readonly startMs: number;
  readonly endMs: number;
  /** The rest of the timing line after the two times, trimmed: cue settings, or SRT coordinates. */
  readonly settings: string;
  /** Payload without its final line end. WebVTT: none or one; SRT: one for each run of non-blank lines. */
  readonly segments: readonly Segment[];
  /** Whether the cue counts as one subtitle block for billing. */
  readonly billable: boolean;
}

/** A cue independent of its source, for conversion and pipelines. */
export interface Cue {
  /** Index line or identifier; `''` when there is none. */
  readonly id: string;
  readonly startMs: number;
  readonly endMs: number;
  /** The rest of the timing line, as written. */
  readonly settings: string;
  /** Payload with its markup, lines joined by `\n`. */
  readonly text: string;
}

/**
 * Translates the text runs of one cue. A run is text between markup, with references decoded, lines joined by `\n`, and
 * without white space at line edges. Runs without a letter are not passed.
 *
 * @param runs the runs of the cue in order, at least one
 * @param cue `index` is the position among all cues of the file, from 0
 * @returns as many runs; a run returned unchanged keeps its source bytes
 */
export type Translate = (runs: readonly string[], cue: { readonly index: number }) => readonly string[];

/**
 * Why a cue keeps its source text, wholly or in part.
 * - `empty-replacement`: the translator returned no visible text for the cue
 * - `run-count`: it returned another number of runs, or a value that is not a string
 * - `unsafe-replacement`: its text would have changed the structure of the file
 * - `reparse-mismatch`: the finished file did not parse to the same cues, so the whole source was kept; a defect of this package
 * - `unterminated-tag`: WebVTT hides everything from a `<` without `>` to the end of the cue; that tail was kept
 * - `metadata`: the payload is data (JSON or a media fragment), not language
 */
export type SubtitleWarningKind =
  | 'empty-replacement'
  | 'run-count'
  | 'unsafe-replacement'
  | 'reparse-mismatch'
  | 'unterminated-tag'
  | 'metadata';

/** A warning about one cue of a substitution. */
export interface SubtitleWarning {
  readonly kind: SubtitleWarningKind;
  /** Position among all cues of the file, from 0. */
  readonly cue: number;
  readonly message: string;
}

/** Result of a text substitution. */
export interface Substitution {
  readonly content: string;
  /** Number of billable cues of the input, which is also that of the output. */
  readonly billable: number;
  readonly warnings: readonly SubtitleWarning[];
}
