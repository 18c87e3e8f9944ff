/**
 * What a conversion could not carry over.
 * - `header`, `note`, `style`, `region`, `text`: a block outside the cues (`text`: anything else there)
 * - `settings`: WebVTT cue settings, or SRT coordinates
 * - `markup`: a tag or override without counterpart
 * - `id`: an identifier that is no SRT index, or that WebVTT has twice
 * - `negative-time`: a time before zero, set to zero
 * - `cue`: a cue whose end is not after its start
 */
export type DroppedKind =
  | 'header'
  | 'note'
  | 'style'
  | 'region'
  | 'text'
  | 'settings'
  | 'markup'
  | 'id'
  | 'negative-time'
  | 'cue';

/** One thing that a conversion left out. */
export interface Dropped {
  readonly kind: DroppedKind;
  /** Position of the cue in the source, from 0; absent for what stands outside the cues. */
  readonly cue?: number;
  /** What was left out, as written. */
  readonly text: string;
}

/** Choices of a conversion. */
export interface ConversionOptions {
  /** Keep identifiers: SRT indexes become WebVTT ids, integer WebVTT ids become SRT indexes. Default: only the former. */
  readonly keepIds?: boolean;
  /** Drop cues whose end is not after their start, which WebVTT does not allow authors. Default false. */
  readonly dropInverted?: boolean;
  /** Write the speaker of a WebVTT voice tag as `Name: `. Default false. */
  readonly speakerNames?: boolean;
}
