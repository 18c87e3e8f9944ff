import { milliseconds, SLACK_MS } from './order-segments.ts';
import type { SpeechSegment } from './types.ts';

/** A file with so many segments behind its end, which are more than so large a part of all, has a wrong length (assumed). */
const FEW = 3;
const PART = 0.25;

/** Returns the length of the media if the speech agrees with it; null if a good part of the speech lies behind its end. */
export function believedMediaMs(segments: readonly SpeechSegment[], mediaMs: number | null): number | null {
  if (mediaMs === null) return null;
  const beyond = segments.filter(({ start }) => (milliseconds(start) ?? 0) > mediaMs + SLACK_MS).length;
  return beyond >= FEW && beyond > segments.length * PART ? null : mediaMs;
}
