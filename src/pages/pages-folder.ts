import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

let used: URL | null = null;

/** Takes the built pages from another folder: tests build them from the sources as they are now. */
export function usePages(folder: URL): void {
  used = folder;
}

/**
 * Finds the folder of the built pages: beside the built programs and library, or in `dist` above the sources.
 * @throws {Error} if the package was not built
 */
export function pagesFolder(): URL {
  if (used !== null) return used;
  let folder = new URL('.', import.meta.url);
  for (let up = 0; up < 8; up += 1, folder = new URL('../', folder)) {
    for (const name of ['pages/', 'dist/pages/']) {
      const pages = new URL(name, folder);
      if (existsSync(fileURLToPath(new URL('inspector.html', pages)))) return pages;
    }
  }
  throw new Error('dist/pages is missing from the package. Run npm run build, or install the package again.');
}
