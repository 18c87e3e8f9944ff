import type { Cue } from '../types.ts';

/** A region, with the members of the W3C interface VTTRegion. Cues of one region hold the same object. */
export interface VttRegion {
  readonly id: string;
  /** Percent of the video's width, 0 to 100. Default: 100. */
  readonly width: number;
  /** Default: 3. */
  readonly lines: number;
  /** Percent of the region, from its left. Default: 0. */
  readonly regionAnchorX: number;
  /** Percent of the region, from its top. Default: 100. */
  readonly regionAnchorY: number;
  /** Percent of the video, from its left. Default: 0. */
  readonly viewportAnchorX: number;
  /** Percent of the video, from its top. Default: 100. */
  readonly viewportAnchorY: number;
  /** `'up'` when new cues push older ones upwards. */
  readonly scroll: '' | 'up';
}

/** Where and how a cue is shown: the members of the W3C interface VTTCue that a timing line sets. */
export interface VttCueSettings {
  /** `''` is horizontal; `'rl'` grows to the left, `'lr'` to the right. */
  readonly vertical: '' | 'rl' | 'lr';
  /** A line number, or a percentage when `snapToLines` is false. */
  readonly line: number | 'auto';
  readonly snapToLines: boolean;
  readonly lineAlign: 'start' | 'center' | 'end';
  /** Percent of the video, 0 to 100. */
  readonly position: number | 'auto';
  readonly positionAlign: 'line-left' | 'center' | 'line-right' | 'auto';
  /** Percent of the video, 0 to 100. Default: 100. */
  readonly size: number;
  readonly align: 'start' | 'center' | 'end' | 'left' | 'right';
  /** The region of the cue, or null. A cue with a line, a size or a vertical direction of its own has no region. */
  readonly region: VttRegion | null;
}

/** A WebVTT cue with the members of VTTCue beside its own. Its texts hold U+FFFD where the file has NUL, as the parser demands. */
export interface VttCue extends Cue, VttCueSettings {
  /** Seconds. */
  readonly startTime: number;
  /** Seconds. May be before `startTime`: the parser keeps such cues. */
  readonly endTime: number;
}
