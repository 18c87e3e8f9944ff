import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** This package as it is installed. */
interface Installed {
  readonly folder: string;
  readonly version: string;
}

/** The folder and version of the package.json that this code was installed with; null outside a package. */
function installed(): Installed | null {
  let folder = new URL('.', import.meta.url);
  for (let up = 0; up < 6; up += 1, folder = new URL('../', folder)) {
    try {
      const manifest = JSON.parse(readFileSync(new URL('package.json', folder), 'utf8')) as {
        name?: string;
        version?: string;
      };
      if (manifest.name === 'caption-harness') {
        return { folder: fileURLToPath(folder), version: manifest.version ?? '0.0.0' };
      }
    } catch {}
  }
  return null;
}

/** The version in the package.json that this code was installed with; `0.0.0` outside a package. */
export const packageVersion = (): string => installed()?.version ?? '0.0.0';

/** The folder of this package, where its `fixtures` are. @throws {Error} when this code was taken out of its package */
export function packageFolder(): string {
  const found = installed();
  if (found !== null) return found.folder;
  throw new Error('expected the folder of caption-harness above this code, got none; install the package as a whole.');
}
