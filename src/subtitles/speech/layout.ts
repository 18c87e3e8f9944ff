import type { SubtitleFormat } from '../types.ts';

/** How recognised speech becomes cues. Lengths are graphemes, at least 1; durations are milliseconds. */
export interface CueLayout {
  /** Longest line in scripts of narrow characters. */
  readonly lineLength: number;
  /** Longest line in Chinese, Japanese and Korean. */
  readonly wideLineLength: number;
  readonly lines: number;
  readonly minDurationMs: number;
  readonly maxDurationMs: number;
  /** Time between a cue and the next one. */
  readonly gapMs: number;
  /** Reading speed in narrow characters; a cue stays on screen longer, where there is room, to reach it. */
  readonly charactersPerSecond: number;
  /** Silence that ends a cue. */
  readonly pauseMs: number;
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
  lines: 2,
  minDurationMs: 833,
  maxDurationMs: 7000,
  gapMs: 83,
  charactersPerSecond: 17,
  pauseMs: 500,
  format: 'vtt',
};
