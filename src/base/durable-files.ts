import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';

/** What a folder's flush fails with where folders cannot be flushed: Windows, some network file systems. */
const CANNOT_FLUSH: ReadonlySet<string> = new Set(['EPERM', 'EACCES', 'EISDIR', 'EINVAL', 'ENOTSUP', 'ENOSYS']);

/** Makes the names in a folder durable. Does nothing where folders cannot be flushed. */
export async function syncFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r');
    await handle.sync().finally(() => handle.close());
  } catch (error) {
    if (!CANNOT_FLUSH.has((error as NodeJS.ErrnoException).code ?? '')) throw error;
  }
}

/**
 * Makes a folder, and those above it, so that their names survive a power cut. Nothing happens where it is there.
 * Not by `mkdir` with `recursive`, which never returns in file systems that refuse with ENOENT (`/proc`).
 */
export async function makeFolder(path: string): Promise<void> {
  const place = resolve(path);
  if (await isFolder(place)) return;
  try {
    await mkdir(place);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST' && (await isFolder(place))) return;
    if (code !== 'ENOENT' || dirname(place) === place || (await isFolder(dirname(place)))) throw error;
    await makeFolder(dirname(place));
    await makeFolder(place);
    return;
  }
  await syncFolder(dirname(place));
}

const isFolder = (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );

/**
 * Puts a file in place of whatever has that name: complete or not at all, and durable when it resolves.
 * @param draft where it is written first; in the same file system, and free to be overwritten
 */
export async function replaceFile(path: string, text: string, draft = `${path}.draft`): Promise<void> {
  try {
    const file = await open(draft, 'w');
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true }).catch(() => {});
    throw error;
  }
  await syncFolder(dirname(path));
}
