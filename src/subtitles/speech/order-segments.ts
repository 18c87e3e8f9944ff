import type { CueLayout } from './layout.ts';
import type { SpeechRepair } from './notices.ts';
import { isUnspaced } from './pieces.ts';
import { longestRising } from './rising.ts';
import type { SpeechSegment, SpeechTime } from './types.ts';

/** A segment on the way to usable times; null for times to be estimated. */
export interface OrderedSegment {
  readonly segment: SpeechSegment;
  readonly text: string;
  startMs: number | null;
  endMs: number | null;
  /** What was wrong with it. */
  readonly repairs: Set<SpeechRepair>;
}

/** Times of a longer film are not believed: 100 hours. */
const LONGEST_MS = 360_000_000;
/** How far a time may lie behind the end of the media: recognisers round, and count the sound alone. */
export const SLACK_MS = 500;
/** A segment that starts so little before its predecessor was heard after it. */
const JITTER_MS = 1000;

/** Returns the time in milliseconds; null for one that is no number or negative. */
export const milliseconds = (time: SpeechTime): number | null =>
  typeof time === 'number' && Number.isFinite(time) && time >= 0 ? Math.min(Math.round(time * 1000), 1e15) : null;

/**
 * Finds the times that cannot be right. Keeps the order of the recogniser, which is the order of speech: a segment whose start
 * contradicts most others gets another one later.
 */
export function orderSegments(segments: readonly SpeechSegment[], layout: CueLayout): OrderedSegment[] {
  const ordered = segments.flatMap((segment) => withTimes(segment, layout));
  let last = 0;
  for (const one of ordered) {
    if (one.startMs === null) continue;
    if (one.startMs < last && one.startMs >= last - JITTER_MS) {
      one.startMs = last;
      one.repairs.add('out-of-order');
    }
    last = one.startMs;
  }
  const inOrder = new Set(likeliestOrder(ordered.map(({ startMs }) => startMs)));
  ordered.forEach((one, at) => {
    if (one.startMs === null || inOrder.has(at)) return;
    one.repairs.add('out-of-order');
    one.startMs = one.endMs = null;
  });
  return ordered;
}

/**
 * Returns the positions of the starts that are believed: most of all that do not fall. Of two such choices the one without a far
 * jump, else the one that believes earlier segments.
 */
function likeliestOrder(starts: readonly (number | null)[]): number[] {
  const forward = longestRising(starts);
  const backward = longestRising(starts.map((start) => (start === null ? null : -start)).reverse())
    .map((at) => starts.length - 1 - at)
    .reverse();
  const span = (positions: readonly number[]) =>
    (starts[positions.at(-1) ?? 0] ?? 0) - (starts[positions[0] ?? 0] ?? 0);
  return span(forward) < span(backward) ? forward : backward;
}

function withTimes(segment: SpeechSegment, { mediaMs }: CueLayout): OrderedSegment[] {
  const words = segment.words ?? [];
  const joined = words.map(({ word }) => word);
  const text = segment.text.trim() || joined.join(joined.some(isUnspaced) ? '' : ' ').trim();
  if (text === '') return [];
  const repairs = new Set<SpeechRepair>();
  const read = (own: SpeechTime, ofWords: readonly SpeechTime[]): number | null => {
    const time = milliseconds(own);
    if (time !== null) return time;
    repairs.add('time-missing');
    return ofWords.map(milliseconds).find((other) => other !== null) ?? null;
  };
  let startMs = read(
    segment.start,
    words.map(({ start }) => start),
  );
  let endMs = read(segment.end, words.map(({ end }) => end).reverse());
  const latest = mediaMs === null ? LONGEST_MS : mediaMs + SLACK_MS;
  if (startMs !== null && startMs > latest) {
    repairs.add('beyond-media');
    startMs = endMs = null;
  }
  if (endMs !== null && endMs > latest) {
    repairs.add('beyond-media');
    endMs = mediaMs;
  }
  if (startMs !== null && endMs !== null && endMs <= startMs) {
    repairs.add('no-length');
    endMs = null;
  }
  return [{ segment, text, startMs, endMs, repairs }];
}
