// The types of the entry points: what tsc declares, rolled up without what no entry point leads to.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { dts } from 'rolldown-plugin-dts';
import { modules } from './entries.mjs';

const root = fileURLToPath(new URL('../', import.meta.url));
const tsc = createRequire(import.meta.url)
  .resolve('typescript/package.json')
  .replace('package.json', 'bin/tsc');

/** Writes the types into `outdir`, under the names of the entry points. */
export async function buildTypes(outdir) {
  mkdirSync(`${root}node_modules/.cache`, { recursive: true });
  const declared = mkdtempSync(`${root}node_modules/.cache/types-`);
  try {
    const options = ['-p', 'tsconfig.build.json', '--outDir', declared];
    execFileSync(process.execPath, [tsc, ...options], { cwd: root, stdio: 'inherit' });
    const bundle = await rolldown({
      input: Object.fromEntries([...modules, 'jest'].map((name) => [`${name}.d`, `${declared}/entry/${name}.d.ts`])),
      external: /^[^./]/,
      plugins: [dts({ dtsInput: true, emitDtsOnly: true, tsconfig: false })],
      logLevel: 'warn',
    });
    await bundle.write({ dir: outdir, format: 'es' });
  } finally {
    rmSync(declared, { recursive: true, force: true });
  }
}
