import { refuseUnknownOptions } from '../../base/known-options.ts';
import type { Counting } from '../profiles/types.ts';
import type { SubtitleFormat } from '../types.ts';

/** How text becomes cues. Lengths are characters as `counting` counts them; durations are milliseconds. */
export interface CueLayout {
  /** Longest line; at least 1. */
  readonly lineLength: number;
  /** Longest line of Chinese, Japanese and Korean characters, for the counting `weighted`; at least 1. */
  readonly wideLineLength: number;
  /** `weighted`: each grapheme is 1, but `wideLineLength` wide ones fill a line. */
  readonly counting: Counting | 'weighted';
  /** Most lines of a cue; at least 1. */
  readonly lines: number;
  readonly minDurationMs: number;
  readonly maxDurationMs: number;
  /** Time between a cue and the next one. */
  readonly gapMs: number;
  /** Reading speed in characters; a cue stays on screen longer, where there is room, to reach it. */
  readonly charactersPerSecond: number;
  /** Silence that ends a cue. */
  readonly pauseMs: number;
  /** BCP 47 tag of the language, whose words decide where lines and cues break; null if unknown. */
  readonly language: string | null;
  /** Length of the media; null if unknown. Nothing is shown behind its end. */
  readonly mediaMs: number | null;
  /** Whether to leave out what a recogniser has probably invented: repeats after the first, and a few words over silence. */
  readonly dropRepeats: boolean;
  /** Format of the texts, whose markup is escaped. */
  readonly format: SubtitleFormat;
}

/**
 * 42 characters and 2 lines, 17 characters a second: Netflix English Template. 5/6 s to 7 s, gap of 2 frames at 24 frames
 * a second: Netflix General Requirements. 16 wide characters and the pause of half a second are assumed.
 */
export const DEFAULT_LAYOUT: CueLayout = {
  lineLength: 42,
  wideLineLength: 16,
  counting: 'weighted',
  lines: 2,
  minDurationMs: 833,
  maxDurationMs: 7000,
  gapMs: 83,
  charactersPerSecond: 17,
  pauseMs: 500,
  language: null,
  mediaMs: null,
  dropRepeats: false,
  format: 'vtt',
};

/** The members that are numbers, with their smallest value. */
const LEAST = {
  lineLength: 1,
  wideLineLength: 1,
  lines: 1,
  minDurationMs: 0,
  maxDurationMs: 1,
  gapMs: 0,
  charactersPerSecond: Number.MIN_VALUE,
  pauseMs: 0,
} as const satisfies Partial<Record<keyof CueLayout, number>>;

/** Thrown for a layout that no cue can follow. */
export class LayoutError extends RangeError {
  override readonly name = 'LayoutError';
  /** The member at fault. */
  readonly member: keyof CueLayout;

  constructor(member: keyof CueLayout, message: string) {
    super(message);
    this.member = member;
  }
}

/**
 * Fills in the defaults of a layout.
 * @throws {OptionError} for a member that no layout has
 * @throws {LayoutError} for a value that is not a number, or is too small
 */
export function completeLayout(options: Partial<CueLayout>): CueLayout {
  refuseUnknownOptions('a layout', options, Object.keys(DEFAULT_LAYOUT));
  const given = Object.entries(options).filter(([, value]) => value !== undefined);
  const layout = { ...DEFAULT_LAYOUT, ...(Object.fromEntries(given) as Partial<CueLayout>) };
  for (const member of Object.keys(LEAST) as (keyof typeof LEAST)[]) {
    const [value, least] = [layout[member], LEAST[member]];
    if (Number.isFinite(value) && value >= least) continue;
    const wanted = least === Number.MIN_VALUE ? 'above 0' : `of at least ${least}`;
    throw new LayoutError(member, `${member} of a layout must be a number ${wanted}, got ${JSON.stringify(value)}.`);
  }
  if (!Number.isInteger(layout.lines)) {
    throw new LayoutError('lines', `lines of a layout must be a whole number, got ${layout.lines}.`);
  }
  if (layout.minDurationMs <= layout.maxDurationMs) return layout;
  throw new LayoutError(
    'minDurationMs',
    `minDurationMs of a layout must be at most maxDurationMs, got ${layout.minDurationMs} and ${layout.maxDurationMs}.`,
  );
}
