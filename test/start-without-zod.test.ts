import { fileURLToPath } from 'node:url';
import { type BuildResult, build } from 'esbuild';
import { beforeAll, expect, it } from 'vitest';

// Over whole programs: what they load before they listen or read their options. The rest is imported when it is needed.
let outputs: NonNullable<BuildResult['metafile']>['outputs'];
beforeAll(async () => {
  const { metafile } = await build({
    absWorkingDir: fileURLToPath(new URL('../', import.meta.url)),
    entryPoints: ['cli/caption-harness.ts', 'cli/conform.ts'],
    outdir: 'unused',
    write: false,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    metafile: true,
    logLevel: 'silent',
  });
  outputs = metafile.outputs;
});

it.each([
  ['caption-harness', ['commander']],
  // Reporters wrap lines.
  ['conform', ['ansi-regex', 'commander', 'get-east-asian-width', 'string-width', 'strip-ansi']],
])('%s starts with no packages but %j', (program, expected) => {
  const loaded = new Set<string>();
  const load = (chunk: string): void => {
    const output = outputs[chunk];
    if (!output || loaded.has(chunk)) return;
    loaded.add(chunk);
    for (const { path, kind } of output.imports) if (kind === 'import-statement') load(path);
  };
  load(`unused/${program}.js`);
  const files = [...loaded].flatMap((chunk) => Object.keys(outputs[chunk]?.inputs ?? {}));
  const packages = files.flatMap((file) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1] ?? []);
  expect([...new Set(packages)].sort()).toEqual(expected);
});
