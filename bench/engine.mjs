import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

/** Bundles the engine from its source with the esbuild of the package above, and loads it. */
export async function loadEngine() {
  const folder = mkdtempSync(join(tmpdir(), 'caption-harness-bench-'));
  try {
    const outfile = join(folder, 'subtitles.mjs');
    await build({
      entryPoints: [fileURLToPath(new URL('../src/subtitles/index.ts', import.meta.url))],
      bundle: true,
      platform: 'node',
      format: 'esm',
      outfile,
      logLevel: 'warning',
    });
    return await import(pathToFileURL(outfile).href);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
