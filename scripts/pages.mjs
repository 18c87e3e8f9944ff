// Bundles the pages whose code runs in a browser: one script and one style sheet each, without remote assets.
import { copyFile, mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('../', import.meta.url));

/** Folder of each page, with `main.tsx`, `page.css` and `index.html`, and the name of its bundle. */
const pages = [
  ['mocks/inspector/page', 'inspector'],
  ['src/origin/page', 'origin'],
];

/** Writes all pages into `outdir`, and returns what esbuild says of them. */
export async function buildPages(outdir) {
  await mkdir(outdir, { recursive: true });
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: pages.flatMap(([folder, out]) => [
      { in: `${folder}/main.tsx`, out },
      { in: `${folder}/page.css`, out },
    ]),
    outdir,
    bundle: true,
    minify: true,
    format: 'esm',
    target: ['es2023', 'chrome120', 'firefox120', 'safari17'],
    tsconfig: `${root}/src/pages/tsconfig.json`,
    legalComments: 'none',
    metafile: true,
  });
  for (const [folder, out] of pages) await copyFile(`${root}/${folder}/index.html`, `${outdir}/${out}.html`);
  return metafile;
}
