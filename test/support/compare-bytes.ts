import { expect } from 'vitest';

declare global {
  var comparesBytes: boolean | undefined;
}

/** Whether two values of one class hold the same bytes. Undefined for other values, and for bytes that differ, which Vitest then shows. */
function haveEqualBytes(one: unknown, other: unknown): true | undefined {
  if (!(one instanceof Uint8Array && other instanceof Uint8Array) || one.constructor !== other.constructor) return;
  return Buffer.compare(one, other) === 0 || undefined;
}

// Vitest compares bytes one by one, which takes a film of 100 kB half a second. Told once a process: it runs many test files.
if (!globalThis.comparesBytes) expect.addEqualityTesters([haveEqualBytes]);
globalThis.comparesBytes = true;
