import { CONTAINER_BYTES, containerOf, isUnbranded } from '../container.ts';
import type { MediaTrouble } from '../types.ts';
import { Contradiction } from './contradiction.ts';
import { checkEbml, isEbml } from './ebml.ts';
import { FileWindow } from './file-window.ts';
import { adtsSeconds, isAdts } from './frames/adts.ts';
import { checkFlac, isFlac } from './frames/flac.ts';
import { checkOgg, isOgg } from './frames/ogg.ts';
import { checkIsoBmff, hasFragments, isIsoBmff } from './iso-bmff.ts';

/**
 * Compares a file's declarations with its size, before a reader relies on them. Reads its tables once. Of
 * FLAC, ADTS and Ogg, checks only what a reader stops at; WAV, MP3 and MPEG-TS have nothing like that.
 * @returns the problem, or null
 * @throws for a file that cannot be opened or read
 */
export function checkStructure(path: string): MediaTrouble | null {
  return withFile(path, (file) => {
    try {
      if (isIsoBmff(file)) checkIsoBmff(file);
      else if (isEbml(file)) checkEbml(file);
      else if (isFlac(file)) checkFlac(file);
      else if (isAdts(file)) adtsSeconds(file);
      else if (isOgg(file)) checkOgg(file);
      return null;
    } catch (error) {
      if (error instanceof Contradiction) return error.found;
      throw error;
    }
  });
}

/** Whether a file begins like a container whose structure is checked: what a reader then does not understand is damage. */
export const isStructured = (path: string): boolean => withFile(path, (file) => isIsoBmff(file) || isEbml(file));

/** Whether a file is an MP4; QuickTime has another brand. */
export const isMp4 = (path: string): boolean =>
  withFile(path, (file) => containerOf(file.read(0, CONTAINER_BYTES))?.extension === 'mp4');

/** Whether a file is an MP4 or MOV file of fragments. */
export const isFragmentedFile = (path: string): boolean =>
  withFile(path, (file) => isIsoBmff(file) && hasFragments(file));

/** Whether a file is a QuickTime file without a brand. */
export const isUnbrandedFile = (path: string): boolean =>
  withFile(path, (file) => isUnbranded(file.read(0, CONTAINER_BYTES)));

/** Opens a file for one look. @throws for a file that cannot be opened or read */
export function withFile<T>(path: string, use: (file: FileWindow) => T): T {
  const file = new FileWindow(path);
  try {
    return use(file);
  } finally {
    file.close();
  }
}
