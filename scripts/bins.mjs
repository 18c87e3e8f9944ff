// Bundles the two programs, and those of their children and threads, so that they start fast and need nothing but Node.
import { chmodSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const names = ['caption-harness', 'conform'];

/** Writes the guard, which Node loads with --require and which is therefore CommonJS. */
export async function buildGuard(outfile) {
  await build({
    absWorkingDir: fileURLToPath(new URL('../', import.meta.url)),
    entryPoints: ['src/egress-guard/preload.ts'],
    outfile,
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
  });
}

/** Writes both programs and their chunks into `outdir`. */
export async function buildBins(outdir) {
  await build({
    absWorkingDir: fileURLToPath(new URL('../', import.meta.url)),
    entryPoints: [
      ...names.map((name) => ({ in: `cli/${name}.ts`, out: name })),
      { in: 'src/media/inspector.ts', out: 'inspector' },
      { in: 'src/subtitles/work/subtitle-worker.ts', out: 'subtitle-worker' },
      { in: 'mocks/translateplus/work/file-worker.ts', out: 'file-worker' },
    ],
    outdir,
    bundle: true,
    splitting: true,
    // Optional packages, loaded only when they are used.
    external: [
      'proxy-chain',
      '@peculiar/x509',
      '@modelcontextprotocol/server',
      '@modelcontextprotocol/server/stdio',
      'bullmq',
      'fast-check',
      'ioredis',
      '@bull-board/*',
    ],
    format: 'esm',
    platform: 'node',
    target: 'node20',
    // Beside each other, as in the sources: each `program.ts` names its neighbour.
    chunkNames: '[name]-[hash]',
    minifySyntax: true,
    minifyWhitespace: true,
    legalComments: 'linked',
    // Bundled CommonJS packages still call require for Node's own modules.
    banner: {
      js: "import { createRequire as createRequireForBundle } from 'node:module'; const require = createRequireForBundle(import.meta.url);",
    },
  });
  await buildGuard(`${outdir}/egress-guard.cjs`);
  for (const name of names) chmodSync(`${outdir}/${name}.js`, 0o755);
}
