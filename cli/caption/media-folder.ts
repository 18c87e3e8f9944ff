import type { Dirent } from 'node:fs';
import { open, readdir, stat } from 'node:fs/promises';
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
      else if (isMediaName(entry.name) && (await isMedia(entry, join(folder, path)))) found.push(path);
    }
  };
  await walk('');
  return found.sort();
}

const isMedia = async (entry: Dirent, path: string): Promise<boolean> =>
  (await isFile(entry, path)) && (!/\.ts$/i.test(entry.name) || (await isTransportStream(path)));

/** Bytes of a packet of an MPEG transport stream, each of which begins with `SYNC`: ISO/IEC 13818-1, 2.4.3. */
const PACKET = 188;
const SYNC = 0x47;

/** Tells a transport stream from source text in TypeScript. True for a file that cannot be read: captioning says why. */
async function isTransportStream(path: string): Promise<boolean> {
  const head = await firstBytes(path, PACKET + 1).catch(() => null);
  return head === null || (head[0] === SYNC && (head[PACKET] ?? SYNC) === SYNC);
}

async function firstBytes(path: string, count: number): Promise<Uint8Array> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(new Uint8Array(count), 0, count, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

const isFile = async (entry: Dirent, path: string): Promise<boolean> =>
  entry.isFile() || (entry.isSymbolicLink() && (await stat(path).catch(() => null))?.isFile() === true);
