// Bundles the helper for Jest, which loads no ES module from CommonJS, and its environment.
import { copyFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** Writes both into `outdir`, beside the programs of children and threads that the mocks start. */
export async function buildJest(outdir) {
  await build({
    absWorkingDir: fileURLToPath(new URL('../', import.meta.url)),
    entryPoints: ['entry/jest.ts'],
    outfile: `${outdir}/jest.cjs`,
    bundle: true,
    // Optional packages, loaded only when they are used.
    external: ['@opentelemetry/*', 'proxy-chain'],
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    minifySyntax: true,
    minifyWhitespace: true,
    legalComments: 'linked',
    define: { 'import.meta.url': 'importMetaUrl' },
    banner: { js: "const importMetaUrl = require('node:url').pathToFileURL(__filename).href;" },
  });
  copyFileSync(fileURLToPath(new URL('jest-environment.cjs', import.meta.url)), `${outdir}/jest-environment.cjs`);
}
