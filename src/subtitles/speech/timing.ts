import { textWidth } from './graphemes.ts';
import type { CueLayout } from './layout.ts';

/** When a cue is spoken, and how long its text is. */
export interface SpokenCue {
  readonly startMs: number;
  readonly endMs: number;
  readonly text: string;
}

/**
 * Sets the times of cues from the speech. Lengthens a cue until it can be read, but not past the next cue, and keeps the
 * layout's gap where the cue is longer than that gap.
 */
export function timeCues(cues: readonly SpokenCue[], layout: CueLayout): { startMs: number; endMs: number }[] {
  let earliest = 0;
  return cues.map((cue, index) => {
    const startMs = Math.max(cue.startMs, earliest);
    const readingMs = (textWidth(cue.text, layout) / layout.charactersPerSecond) * 1000;
    const wantedMs = Math.min(Math.max(layout.minDurationMs, readingMs), layout.maxDurationMs);
    const wantedEnd = Math.max(cue.endMs, Math.round(startMs + wantedMs), startMs + 1);
    const nextStart = cues[index + 1]?.startMs ?? Number.POSITIVE_INFINITY;
    const withGap = nextStart - layout.gapMs;
    const latest = withGap - startMs > layout.gapMs ? withGap : nextStart;
    const endMs = Math.max(Math.min(wantedEnd, latest), startMs + 1);
    earliest = endMs;
    return { startMs, endMs };
  });
}
