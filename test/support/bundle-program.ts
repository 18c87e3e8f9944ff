import { mkdir, rename, writeFile } from 'node:fs/promises';
import { build } from 'esbuild';

/**
 * Bundles a program from TypeScript into one file that Node 20 runs; packages stay outside.
 * @param to within the repository, so that packages are found
 */
export async function bundleProgram(from: string, to: URL, format: 'esm' | 'cjs' = 'esm'): Promise<void> {
  const { outputFiles } = await build({
    entryPoints: [from],
    bundle: true,
    format,
    platform: 'node',
    target: 'node20',
    packages: 'external',
    write: false,
  });
  await mkdir(new URL('./', to), { recursive: true });
  const unfinished = new URL(`./${process.pid}-${performance.now()}.mjs`, to);
  await writeFile(unfinished, outputFiles[0]?.contents ?? '');
  // Another run of tests may be reading it.
  await rename(unfinished, to);
}
