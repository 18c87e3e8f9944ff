// Bundles the pages whose code runs in a browser: one script and one style sheet each, without remote assets.
import { copyFile, mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('../', import.meta.url));

/** Writes the inspector's page into `outdir`. */
export async function buildPages(outdir) {
  await mkdir(outdir, { recursive: true });
  await build({
    absWorkingDir: root,
    entryPoints: [
      { in: 'mocks/inspector/page/main.tsx', out: 'inspector' },
      { in: 'mocks/inspector/page/inspector.css', out: 'inspector' },
    ],
    outdir,
    bundle: true,
    minify: true,
    format: 'esm',
    target: ['es2023', 'chrome120', 'firefox120', 'safari17'],
    tsconfig: `${root}/mocks/inspector/page/tsconfig.json`,
    legalComments: 'linked',
  });
  await copyFile(`${root}/mocks/inspector/page/index.html`, `${outdir}/inspector.html`);
}
