import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Bytes that may pass before buffers are looked after. */
const EVERY_BYTES = 8_000_000;

let passed = 0;
let collect: (() => void) | null = null;

/**
 * Counts bytes that pass through in buffers, and has those that are spent given back. V8 sees of a buffer a small handle
 * only, and would let 64 MB of spent ones lie about before it looks: half of what this server may use.
 */
export function passBytes(bytes: number): void {
  passed += bytes;
  if (passed < EVERY_BYTES) return;
  passed = 0;
  collect ??= minorCollection();
  collect();
}

/** A collection of what is young, which takes about a millisecond. */
function minorCollection(): () => void {
  setFlagsFromString('--expose-gc');
  const gc = runInNewContext('gc') as (options: { readonly type: 'minor' }) => void;
  return () => gc({ type: 'minor' });
}
