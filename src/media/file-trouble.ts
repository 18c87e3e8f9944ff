import { type MediaTrouble, trouble } from './types.ts';

/** Passes on an error of the machine, such as a full disk, which is not a problem of the file. */
export function throwIfOfMachine(error: unknown): void {
  if (typeof Object(error).errno === 'number') throw error;
}

/**
 * The trouble of a file that the demuxer throws at.
 * @param what what is wrong, as the beginning of the detail
 * @throws an error of the machine
 */
export function fileTrouble(error: unknown, what: string): MediaTrouble {
  throwIfOfMachine(error);
  return trouble('not-media', `${what} (${String(Object(error).message).slice(0, 200)})`);
}
