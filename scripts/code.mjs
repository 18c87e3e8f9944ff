// Bundles library and programs together: they share every chunk, so that a program and a user's module have one registry.
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { entryPoints, outside } from './entries.mjs';
import { joinChunks } from './join-chunks.mjs';
import { requirePlugin } from './require-plugin.mjs';
import { shortNamesPlugin } from './short-names-plugin.mjs';

const absWorkingDir = fileURLToPath(new URL('../', import.meta.url));

/** What all code has in common. Names and lines stay, so that people can read where an error was thrown. */
const common = {
  absWorkingDir,
  bundle: true,
  platform: 'node',
  target: 'node20',
  minifySyntax: true,
  minifyWhitespace: true,
  lineLimit: 500,
  legalComments: 'none',
};

/** Writes the guard, which Node loads with --require and which is therefore CommonJS. */
export async function buildGuard(outfile) {
  await build({ ...common, entryPoints: ['src/egress-guard/preload.ts'], outfile, format: 'cjs' });
}

/** Writes library, programs and their chunks flat into `outdir`, and returns what esbuild says of them. */
export async function buildCode(outdir) {
  const { metafile } = await build({
    ...common,
    entryPoints,
    outdir,
    splitting: true,
    external: outside.flatMap((name) => [name, `${name}/*`]),
    plugins: [requirePlugin(outside), shortNamesPlugin],
    format: 'esm',
    // Beside each other, as in the sources: each `program.ts` names its neighbour.
    chunkNames: '[name]-[hash]',
    metafile: true,
  });
  await joinChunks(outdir, metafile, common);
  await buildGuard(`${outdir}/egress-guard.cjs`);
  return metafile;
}
