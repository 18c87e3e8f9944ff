import type { FileWindow } from '../file-window.ts';

const STEP = 65_536;

/** Returns the offset of the first byte of this value from `from` on, before `to`; null without one. */
export function findByte(file: FileWindow, value: number, from: number, to: number): number | null {
  for (let at = from; at < to; at += STEP) {
    const bytes = file.read(at, Math.min(STEP, to - at));
    if (bytes.length === 0) return null;
    const found = bytes.indexOf(value);
    if (found >= 0) return at + found;
  }
  return null;
}
