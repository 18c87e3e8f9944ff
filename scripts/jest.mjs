// The helper for Jest: CommonJS that loads the ES module `testing.js` beside it.
import { copyFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = (name) => fileURLToPath(new URL(name, import.meta.url));

/** Writes it, its types and the environment into `outdir`. */
export async function buildJest(outdir) {
  await build({
    absWorkingDir: here('../'),
    entryPoints: ['entry/jest.ts'],
    outfile: `${outdir}/jest.cjs`,
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    define: { 'import.meta.url': 'importMetaUrl' },
    banner: { js: "const importMetaUrl = require('node:url').pathToFileURL(__filename).href;" },
  });
  for (const name of ['jest.d.cts', 'jest-environment.cjs', 'jest-environment.d.cts'])
    copyFileSync(here(`jest/${name}`), `${outdir}/${name}`);
}
