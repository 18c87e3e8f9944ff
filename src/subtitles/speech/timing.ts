import type { CueLayout } from './layout.ts';
import { textWidth } from './measure.ts';

/** When a cue is spoken, and how long its text is. */
export interface SpokenCue {
  readonly startMs: number;
  readonly endMs: number;
  readonly text: string;
}

/** A cue whose end is nearer than this to the next one lasts up to that one (Netflix Timing Guidelines: half a second). */
const CLOSED_MS = 500;

/**
 * Sets the times of cues from the speech. Lengthens a cue until it can be read, but not past the next cue and the longest
 * duration, and keeps the layout's gap where the cue is longer than that gap. A gap of less than half a second is closed to the
 * layout's gap.
 */
export function timeCues(cues: readonly SpokenCue[], layout: CueLayout): { startMs: number; endMs: number }[] {
  let earliest = 0;
  return cues.map((cue, index) => {
    const startMs = Math.max(cue.startMs, earliest);
    const readingMs = Math.ceil((textWidth(cue.text, layout) / layout.charactersPerSecond) * 1000);
    const longest = startMs + layout.maxDurationMs;
    const wanted = Math.max(cue.endMs, startMs + Math.max(layout.minDurationMs, readingMs));
    const next = cues[index + 1];
    const latest = next
      ? next.startMs - (next.startMs - startMs > layout.gapMs * 2 ? layout.gapMs : 0)
      : Math.max(layout.mediaMs ?? Number.POSITIVE_INFINITY, startMs + layout.minDurationMs);
    const closed = next && next.startMs - wanted < CLOSED_MS ? latest : wanted;
    const endMs = Math.max(Math.min(closed, latest, longest), startMs + 1);
    earliest = endMs;
    return { startMs, endMs };
  });
}
