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

/** Folders that were made durable, or are about to be. */
const durable = new Map<string, Promise<void>>();
const MOST = 1_000;

/**
 * Makes a folder, and those above it, so that their names survive a power cut: also of one that is there already, since
 * the process that made it may have ended before it was flushed. Each is flushed once a process.
 * Not by `mkdir` with `recursive`, which never returns in file systems that refuse with ENOENT (`/proc`).
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
