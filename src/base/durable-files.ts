import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';

/** Error codes of a folder's flush on systems that cannot flush folders: Windows, some network file systems. */
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

/** Folders that were made durable, or are about to be. */
const durable = new Map<string, Promise<void>>();
const MOST = 1_000;

/**
 * Makes a folder and its parents so that their names survive a power cut. Flushes an existing folder, too, because the
 * process that made it may have ended before the flush. Flushes each folder once per process. Does not use `mkdir` with
 * `recursive`, which never returns in file systems that refuse with ENOENT (`/proc`).
 */
export async function makeFolder(path: string): Promise<void> {
  const place = resolve(path);
  const known = durable.get(place);
  if (known && (await isFolder(place))) return known;
  if (durable.size >= MOST) durable.clear();
  const work = makeDurable(place);
  durable.set(place, work);
  work.catch(() => durable.delete(place));
  return work;
}

async function makeDurable(place: string): Promise<void> {
  const above = dirname(place);
  if (above === place) return;
  await makeFolder(above);
  try {
    await mkdir(place);
  } catch (error) {
    if (!(await isFolder(place))) throw error;
  }
  await syncFolder(above);
}

const isFolder = (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );

/**
 * Replaces the file of this name, completely or not at all. The new file is durable when the promise resolves.
 * @param draft path of the first write; in the same file system, and overwritten if it exists
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
