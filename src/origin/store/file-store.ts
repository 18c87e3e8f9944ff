import { randomBytes } from 'node:crypto';
import { copyFile, link, open, rename, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { makeFolder, syncFolder } from '../../base/durable-files.ts';
import { openFile } from './open-file.ts';
import { checkKey, type ObjectStore } from './types.ts';

/**
 * Keeps objects as files. An object appears complete or not at all, and survives a power cut: the store flushes a draft,
 * renames it, then flushes the folder.
 * @example createFileStore('data/objects')
 */
export function createFileStore(folder: string): ObjectStore {
  const drafts = join(folder, '.drafts');
  const pathOf = (key: string): string => join(folder, checkKey(key));

  const put = async (key: string, write: (draft: string) => Promise<void>): Promise<void> => {
    const path = pathOf(key);
    const draft = join(drafts, randomBytes(12).toString('hex'));
    await makeFolder(drafts);
    await makeFolder(dirname(path));
    try {
      await write(draft);
      const file = await open(draft, 'r+');
      await file.sync().finally(() => file.close());
      await rename(draft, path);
    } catch (error) {
      await rm(draft, { force: true });
      throw error;
    }
    await syncFolder(dirname(path));
  };

  return {
    id: `files in ${resolve(folder)}`,
    // A hard link costs nothing; file systems without links, and other disks, need a copy.
    putFile: (key, path) => put(key, (draft) => link(path, draft).catch(() => copyFile(path, draft))),
    putText: (key, text) =>
      put(key, async (draft) => {
        const file = await open(draft, 'wx');
        await file.writeFile(text).finally(() => file.close());
      }),
    open: (key) => openFile(pathOf(key)),
    async deleteAll(key) {
      await rm(pathOf(key), { recursive: true, force: true });
      await syncFolder(dirname(pathOf(key)));
    },
  };
}

/** Removes drafts that a crash left. The caller runs it before the first `put`. */
export const removeDrafts = (folder: string): Promise<void> =>
  rm(join(folder, '.drafts'), { recursive: true, force: true });
