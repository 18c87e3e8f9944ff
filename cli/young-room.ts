import { PerformanceObserver } from 'node:perf_hooks';
import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';

/** Bytes of the room for young objects, both of its halves, from which on it stays. */
const ENOUGH = 16 * 1024 * 1024;

/**
 * Stops the growth of the room for young objects at 16 MB, for programs that answer many small requests. What is kept of requests survives,
 * so that V8 widens the room, to 128 MB on Node 24, and all open requests wait while it is collected (docs/performance.md). V8 reads its
 * largest size only at its start, but looks at the factor by which it grows each time, and makes the room smaller when a program is idle: so it
 * may grow again after that. It is looked at between turns; a turn with several collections, as the first request of `serve`, can widen it to
 * 32 MB. Returns what ends the bound.
 */
export function boundYoungRoom(): () => void {
  let factor = GROWING;
  const bound = () => {
    const next = youngRoom() >= ENOUGH ? STAYING : GROWING;
    if (next !== factor) setFlagsFromString(`--semi-space-growth-factor=${next}`);
    factor = next;
  };
  bound();
  const observer = new PerformanceObserver(bound);
  observer.observe({ entryTypes: ['gc'] });
  return () => {
    observer.disconnect();
    setFlagsFromString(`--semi-space-growth-factor=${GROWING}`);
  };
}

/** V8's own factor. */
const GROWING = 2;
const STAYING = 1;

/** Bytes of the room for young objects as it is. */
export function youngRoom(): number {
  return getHeapSpaceStatistics().find(({ space_name }) => space_name === 'new_space')?.space_size ?? 0;
}
