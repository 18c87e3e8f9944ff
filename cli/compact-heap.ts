import { setFlagsFromString } from 'node:v8';

/**
 * Makes V8 collect garbage early, for the worker of a queue, of which several run on one machine. What is received from a socket counts as garbage,
 * too: an origin with it marked its whole heap for each 20 MB of an upload, which cost a third of its processor time, more under load (docs/performance.md).
 * Under many small requests it costs 10 to 40 %: see `boundHeapGrowth`.
 */
export function keepHeapCompact(): void {
  setFlagsFromString('--optimize-for-size');
}

/**
 * Lets the heap grow by a half before V8 collects all of it, for programs that answer many small requests: `serve` with
 * 100,000 caption tracks takes 210 MB instead of 450. Young objects keep their usual room, so that a request costs
 * no more for it (docs/performance.md).
 */
export function boundHeapGrowth(): void {
  setFlagsFromString('--heap-growing-percent=50');
}
