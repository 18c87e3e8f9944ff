import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/**
 * Runs a `ts` block of a page as a program that imports `caption-harness` and `caption-harness/<entry>`, in this process.
 * Returns what it exports. @throws what the program throws: its assertions, for example
 */
export async function runProgram(code: string): Promise<Readonly<Record<string, unknown>>> {
  mkdirSync(`${root}node_modules/.cache`, { recursive: true });
  const folder = mkdtempSync(`${root}node_modules/.cache/guide-`);
  try {
    const outfile = join(folder, 'program.mjs');
    await build({
      stdin: { contents: code, resolveDir: root, loader: 'ts' },
      alias: {
        'caption-harness/control': `${root}entry/control.ts`,
        'caption-harness/testing': `${root}entry/testing.ts`,
        'caption-harness/clients': `${root}entry/clients`,
        'caption-harness': `${root}entry/index.ts`,
      },
      bundle: true,
      packages: 'external',
      platform: 'node',
      format: 'esm',
      outfile,
      logLevel: 'error',
    });
    return (await import(pathToFileURL(outfile).href)) as Record<string, unknown>;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
