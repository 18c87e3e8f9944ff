import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { expect, it } from 'vitest';

// Over the whole program: what `caption-harness` loads before it listens. The rest is imported when it is needed.
it('caption-harness starts with no package but commander', async () => {
  const { metafile } = await build({
    absWorkingDir: fileURLToPath(new URL('../', import.meta.url)),
    entryPoints: ['cli/caption-harness.ts'],
    outdir: 'unused',
    write: false,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    metafile: true,
    logLevel: 'silent',
  });
  const loaded = new Set<string>();
  const load = (chunk: string): void => {
    const output = metafile.outputs[chunk];
    if (!output || loaded.has(chunk)) return;
    loaded.add(chunk);
    for (const { path, kind } of output.imports) if (kind === 'import-statement') load(path);
  };
  load('unused/caption-harness.js');
  const files = [...loaded].flatMap((chunk) => Object.keys(metafile.outputs[chunk]?.inputs ?? {}));
  const packages = files.flatMap((file) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1] ?? []);
  expect([...new Set(packages)]).toEqual(['commander']);
});
