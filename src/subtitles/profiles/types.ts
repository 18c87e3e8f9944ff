import type { Citation } from './citation.ts';

/** Names of the profiles. `custom` has no limits but those that its user sets. */
export const profileNames = ['netflix', 'bbc', 'dcmp', 'custom'] as const;

/** Name of a profile. */
export type ProfileName = (typeof profileNames)[number];

/**
 * How a breach of a row is reported. `off`: the source was not read, so nothing is reported. `info`: sources contradict each
 * other.
 */
export type RuleLevel = 'error' | 'warning' | 'info' | 'off';

/** One value of a profile, and where it comes from. */
export interface ProfileRow<Value> {
  readonly value: Value;
  readonly citation: Citation;
  readonly level: RuleLevel;
}

/**
 * How characters are counted; markup and line breaks never count, spaces and punctuation always do.
 * - `graphemes`: each user-perceived character is 1
 * - `half-width`: wide and full-width characters are 1, all others 0.5
 * - `no-marks`: each code point is 1, but combining marks and format characters are 0
 */
export type Counting = 'graphemes' | 'half-width' | 'no-marks';

/**
 * How an event of two speakers is marked.
 * - `both-tight`: `-X` on both lines; `both-spaced`: `- X` on both lines
 * - `second-tight`: `-X` on the second line only; `second-spaced`: `- X` on the second line only
 * - `both-dash`: an en dash without a space on both lines
 */
export type DialogueStyle = 'both-tight' | 'both-spaced' | 'second-tight' | 'second-spaced' | 'both-dash';

/** For whom a track is made. */
export type Audience = 'adult' | 'children';

/** Levels of the DCMP, by which its speeds differ. */
export const dcmpLevels = [
  'lower',
  'middle',
  'upper',
  'adult-special',
  'theatrical-child',
  'theatrical-adult',
] as const;

/** Level of the DCMP. */
export type DcmpLevel = (typeof dcmpLevels)[number];

/** What decides which rows of a profile apply. */
export interface ProfileOptions {
  readonly profile: ProfileName;
  /** BCP 47 tag of the text. Default: rows for languages that no row names. */
  readonly language?: string | undefined;
  /** Default: adult. */
  readonly audience?: Audience | undefined;
  /** Whether the track is for the deaf and hard of hearing, and describes sounds. Default: false. */
  readonly sdh?: boolean | undefined;
  /** Whether the text is set vertically (Japanese). Default: false. */
  readonly vertical?: boolean | undefined;
  /** `dcmp` only. Default: `adult-special`; for children `lower`. */
  readonly level?: DcmpLevel | undefined;
  /** Frames per second of the video, for gaps. Default: 24. */
  readonly frameRate?: number | undefined;
}

/** The rows of a profile that apply to one language and audience. A missing row is not checked. */
export interface ProfileRows {
  /** Most characters of a line, in units of `counting`. */
  readonly lineLength?: ProfileRow<number>;
  /** A shorter length of a source that contradicts. */
  readonly disputedLineLength?: ProfileRow<number>;
  readonly counting: ProfileRow<Counting>;
  readonly lines?: ProfileRow<number>;
  readonly charactersPerSecond?: ProfileRow<number>;
  readonly wordsPerMinute?: ProfileRow<number>;
  readonly minDurationMs?: ProfileRow<number>;
  readonly maxDurationMs?: ProfileRow<number>;
  /** Shortest time between two cues. */
  readonly gapMs?: ProfileRow<number>;
  /** A gap from the first number to below the second one should be closed to `gapMs`. */
  readonly closedGapMs?: ProfileRow<readonly [number, number]>;
  /** Two lines that fit on one should be one. */
  readonly oneLineIfItFits?: ProfileRow<true>;
  /** Of two lines the second should be the longer one. */
  readonly bottomHeavy?: ProfileRow<true>;
  /** Lines should not end between words that belong together: see `breakWords`. */
  readonly lineBreaks?: ProfileRow<true>;
  readonly dialogue?: ProfileRow<DialogueStyle>;
  /** Whether the text that goes on after a pause begins with an ellipsis. */
  readonly pauseLead?: ProfileRow<boolean>;
  /** One character U+2026 instead of three full stops. */
  readonly ellipsis?: ProfileRow<true>;
  /** Brackets around sounds and names of speakers. */
  readonly soundBrackets?: ProfileRow<'square' | 'round' | 'full-width-round'>;
  readonly speakerBrackets?: ProfileRow<'square' | 'round'>;
  /** Italics are not used. */
  readonly noItalics?: ProfileRow<true>;
  /** Numbers from one to ten are written as words. */
  readonly spelledNumbers?: ProfileRow<true>;
  /** No space or line break at the edges, none doubled, none before closing punctuation. */
  readonly whiteSpace?: ProfileRow<true>;
}
