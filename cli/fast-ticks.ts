import { executionAsyncResource } from 'node:async_hooks';

let tick: object | null = null;

/**
 * Keeps `process.nextTick` fast, which a request calls six times. Node makes an object with computed members for each call. The
 * engine forgets its shape if a collection finds no such object alive, as often happens between the start and the first
 * request; from then on, Node 24 needs 1.4 microseconds for a call instead of 0.1 (docs/performance.md). One object that
 * stays alive keeps the shape.
 */
export function keepTicksFast(): void {
  process.nextTick(() => {
    tick = executionAsyncResource();
  });
}

/** The object that is kept; null before the first tick after `keepTicksFast`. */
export const keptTick = (): object | null => tick;
