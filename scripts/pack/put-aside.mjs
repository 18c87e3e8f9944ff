// The files that a pack changes, as they were: put aside before it, put back after it.
import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder of the originals, below the repository's root. It is there only while npm packs, or after a pack that was interrupted. */
const ASIDE = '.pack';

/** Writes files of `folder`, by path, with new texts. Their originals are all aside before the first is written. */
export function replaceFiles(folder, texts) {
  const unfinished = join(folder, `${ASIDE}-unfinished`);
  rmSync(unfinished, { recursive: true, force: true });
  for (const path of Object.keys(texts)) {
    mkdirSync(dirname(join(unfinished, path)), { recursive: true });
    cpSync(join(folder, path), join(unfinished, path));
  }
  renameSync(unfinished, join(folder, ASIDE));
  for (const [path, text] of Object.entries(texts)) writeFileSync(join(folder, path), text);
}

/** Puts the originals back, if there are any. Returns their paths. */
export function putBack(folder) {
  const aside = join(folder, ASIDE);
  if (!existsSync(aside)) return [];
  const paths = readdirSync(aside, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(aside.length + 1));
  for (const path of paths) cpSync(join(aside, path), join(folder, path));
  rmSync(aside, { recursive: true });
  return paths;
}
