import { open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import type { OpenObject } from './types.ts';
import { writeFile } from './write-file.ts';

/** Opens a file as an object; null when there is none. A replacement of the file does not change an open object. */
export async function openFile(path: string): Promise<OpenObject | null> {
  const file = await open(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (!file) return null;
  const { size, mtimeNs, mtimeMs, ino } = await file.stat({ bigint: true });
  return {
    size: Number(size),
    etag: `"${ino.toString(36)}-${size.toString(36)}-${mtimeNs.toString(36)}"`,
    modified: Number(mtimeMs),
    read: async (start, end) =>
      start > end ? Readable.from([]) : file.createReadStream({ start, end, autoClose: false }),
    writeTo: (to, start, end) => writeFile(file, to, start, end),
    close: () => file.close(),
  };
}
