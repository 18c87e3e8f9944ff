import type { CueLayout } from './layout.ts';
import { spokenWidth } from './measure.ts';
import type { SpeechNotice } from './notices.ts';
import { type OrderedSegment, orderSegments } from './order-segments.ts';
import { shareCrowded, type TimedText } from './share-time.ts';
import type { SoundSegment, SpeechSegment } from './types.ts';
import { wordTimes } from './word-times.ts';

/** Milliseconds for a narrow character: usual speech (assumed; films measured: 60 to 80), and the slowest that is believed. */
const SPOKEN_MS = 70;
const SLOWEST_MS = 250;
/** A text is invented over silence if it takes this long, and this long for each narrow character (assumed). */
const SILENCE_MS = 10_000;
const SILENT_MS = 1000;

interface Timed extends TimedText {
  readonly ordered: OrderedSegment;
  isSilence: boolean;
}

/**
 * Gives every segment times that can be used: in order, without overlap, none far longer than its text takes. Segments whose
 * times are right keep them. The texts stay complete.
 */
export function soundSegments(
  segments: readonly SpeechSegment[],
  layout: CueLayout,
): { readonly segments: readonly SoundSegment[]; readonly notices: readonly SpeechNotice[] } {
  const timed = estimate(orderSegments(segments, layout), layout);
  shareCrowded(timed, layout.mediaMs ?? Number.POSITIVE_INFINITY);
  const notices: SpeechNotice[] = [];
  const sound: SoundSegment[] = [];
  for (const { ordered, startMs, endMs, isSilence } of timed) {
    const { text, segment } = ordered;
    for (const kind of ordered.repairs) notices.push({ kind, startMs, text });
    if (isSilence) notices.push({ kind: 'silence', startMs, text, dropped: layout.dropRepeats });
    if (isSilence && layout.dropRepeats) continue;
    sound.push({ startMs, endMs, text, words: segment.words ?? [], speaker: segment.speaker?.trim() || null });
  }
  return { segments: sound, notices };
}

/** Sets missing times from the neighbours and the text, and shortens what is too long. */
function estimate(ordered: readonly OrderedSegment[], layout: CueLayout): Timed[] {
  const nextStarts: number[] = [];
  let next = layout.mediaMs ?? Number.POSITIVE_INFINITY;
  for (let at = ordered.length - 1; at >= 0; at--) {
    nextStarts[at] = next;
    next = ordered[at]?.startMs ?? next;
  }
  let last = 0;
  return ordered.map((one, at) => {
    const width = Math.max(spokenWidth(one.text), 1);
    const startMs = one.startMs ?? last;
    const nextStart = Math.max(nextStarts[at] as number, startMs);
    let endMs = one.endMs ?? Math.min(startMs + Math.max(width * SPOKEN_MS, layout.minDurationMs), nextStart);
    if (endMs > nextStart) {
      endMs = nextStart;
      // At the end of the media it is rounding: what is more was repaired before.
      if (nextStart !== layout.mediaMs) one.repairs.add('overlap');
    }
    const longest = Math.max(layout.maxDurationMs, width * SLOWEST_MS);
    const isStretched = endMs - startMs > longest && !hasWordTimes(one, startMs, endMs);
    const isSilence =
      one.segment.noSpeech === true || (isStretched && endMs - startMs >= Math.max(SILENCE_MS, width * SILENT_MS));
    if (isStretched) {
      endMs = startMs + longest;
      one.repairs.add('stretched');
    }
    last = endMs = Math.round(endMs);
    return { ordered: one, startMs, endMs, width, isRepaired: one.repairs.size > 0, isSilence };
  });
}

/** Whether the words of a segment tell when its text is spoken. */
const hasWordTimes = ({ text, segment }: OrderedSegment, startMs: number, endMs: number): boolean =>
  'words' in wordTimes({ text, words: segment.words ?? [], startMs, endMs, speaker: null });
