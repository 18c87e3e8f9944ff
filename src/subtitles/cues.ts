import { refuseUnknownOptions } from '../base/known-options.ts';
import { withLineFeeds } from './doubled-returns.ts';
import { scanSubtitles } from './scan.ts';
import type { Cue, SubtitleFormat } from './types.ts';
import type { VttCue } from './webvtt/types.ts';
import { parseVttCues } from './webvtt/vtt-cues.ts';

/** Options of `parseCues`. */
export interface ParseCuesOptions {
  /** WebVTT only: give each cue the members of VTTCue as well, and read NUL as U+FFFD, as the W3C parser does. Default: false. */
  readonly settings?: boolean;
}

/**
 * Returns the cues of a file as independent objects. Blank lines inside an SRT cue's text stay; line ends become `\n`.
 *
 * @throws TypeError for `settings` with SRT, which has none
 */
export function parseCues(content: string, format: 'vtt', options: { readonly settings: true }): VttCue[];
/** Returns the cues with their own members only. */
export function parseCues(content: string, format: SubtitleFormat, options?: ParseCuesOptions): Cue[];
/** One body for both: only WebVTT has settings. */
export function parseCues(content: string, format: SubtitleFormat, options: ParseCuesOptions = {}): Cue[] {
  refuseUnknownOptions('parseCues', options, ['settings']);
  const { settings } = options;
  if (settings) {
    if (format !== 'vtt') throw new TypeError("Cue settings exist in WebVTT only: expected format 'vtt', got 'srt'.");
    return parseVttCues(content);
  }
  const { cues, doubledReturns } = scanSubtitles(content, format);
  return cues.map(({ id, startMs, endMs, settings, segments }) => {
    const from = segments[0]?.from ?? 0;
    const to = segments.at(-1)?.to ?? from;
    return { id, startMs, endMs, settings, text: withLineFeeds(content.slice(from, to), doubledReturns) };
  });
}
