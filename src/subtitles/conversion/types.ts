/**
 * Kinds of content that a conversion loses.
 * - `header`, `note`, `style`, `region`, `text`: a block outside the cues (`text`: any other block)
 * - `settings`: WebVTT cue settings, or SRT coordinates
 * - `markup`: a tag or override without counterpart
 * - `id`: an identifier that is not an SRT index, or that occurs twice in WebVTT
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

/** One loss of a conversion. */
export interface Dropped {
  readonly kind: DroppedKind;
  /** Position of the cue in the source, from 0; absent for blocks outside the cues. */
  readonly cue?: number;
  /** The lost text, as written. */
  readonly text: string;
}

/** Options of a conversion. */
export interface ConversionOptions {
  /** Keep identifiers: SRT indexes become WebVTT ids, integer WebVTT ids become SRT indexes. Default: only the former. */
  readonly keepIds?: boolean;
  /** Drop cues whose end is not after their start, which WebVTT does not allow authors. Default: false. */
  readonly dropInverted?: boolean;
  /** Write the speaker of a WebVTT voice tag as `Name: `. Default: false. */
  readonly speakerNames?: boolean;
}
