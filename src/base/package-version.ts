import { readFileSync } from 'node:fs';

/** The version in the package.json that this code was installed with. */
export function packageVersion(): string {
  let folder = new URL('.', import.meta.url);
  for (let up = 0; up < 6; up += 1, folder = new URL('../', folder)) {
    try {
      const manifest = JSON.parse(readFileSync(new URL('package.json', folder), 'utf8')) as {
        name?: string;
        version?: string;
      };
      if (manifest.name === 'caption-harness') return manifest.version ?? '0.0.0';
    } catch {}
  }
  return '0.0.0';
}
