import type { Dirent } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';

/** Whether a name ends as those of videos and sounds do. */
export const isMediaName = (name: string): boolean => MEDIA.test(extname(name));

/** Extensions of media files, also of kinds that captioning refuses, so that a folder's video is never passed over in silence. */
const MEDIA =
  /^\.(mp4|m4v|mov|qt|mkv|webm|avi|wmv|flv|f4v|mpg|mpeg|mts|m2ts|ts|3gp|3g2|ogv|mxf|mp3|m4a|m4b|aac|wav|flac|ogg|oga|opus|wma|aiff?)$/i;

/**
 * Returns the media files of a folder and the folders below it, as paths below it, sorted. Passes over hidden files and
 * folders, empty names of other systems (`._film.mp4`), and links to folders.
 */
export async function mediaFiles(folder: string): Promise<string[]> {
  const found: string[] = [];
  const walk = async (below: string): Promise<void> => {
    for (const entry of await readdir(join(folder, below), { withFileTypes: true })) {
      if (entry.name.startsWith('.')) continue;
      const path = below === '' ? entry.name : `${below}/${entry.name}`;
      if (entry.isDirectory()) await walk(path);
      else if (isMediaName(entry.name) && (await isFile(entry, join(folder, path)))) found.push(path);
    }
  };
  await walk('');
  return found.sort();
}

const isFile = async (entry: Dirent, path: string): Promise<boolean> =>
  entry.isFile() || (entry.isSymbolicLink() && (await stat(path).catch(() => null))?.isFile() === true);
