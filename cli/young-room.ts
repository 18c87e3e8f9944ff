import { PerformanceObserver } from 'node:perf_hooks';
import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';

/** Bytes of the room for young objects, both of its halves. */
const MOST = 16 * 1024 * 1024;

/**
 * Keeps the room for young objects at 16 MB, for programs that answer many small requests. What is kept of requests survives, so that V8
 * widens the room, to 128 MB on Node 24. A full one takes 4 to 6 milliseconds to collect, and all open requests wait for it; this
 * one takes less than a millisecond (docs/performance.md). V8 reads its largest size only at its start, but looks at the factor by which
 * it grows each time, and makes the room smaller when a program is idle: so it may grow again after that. Returns what ends it.
 */
export function boundYoungRoom(): () => void {
  let factor = GROWING;
  const bound = () => {
    const next = youngRoom() >= MOST ? STAYING : GROWING;
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
