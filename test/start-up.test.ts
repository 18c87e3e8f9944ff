import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { expect, it } from 'vitest';

// Over the registry and all contracts: what a program loads before its first request.
const root = fileURLToPath(new URL('../', import.meta.url));

const bundled = new Map<string, Promise<string[]>>();

/** The files that an entry imports at once, those behind import() left out. */
function loadedAtOnce(entry: string): Promise<string[]> {
  const files = bundled.get(entry) ?? readLoaded(entry);
  bundled.set(entry, files);
  return files;
}

async function readLoaded(entry: string): Promise<string[]> {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: [entry],
    bundle: true,
    splitting: true,
    write: false,
    metafile: true,
    format: 'esm',
    platform: 'node',
    outdir: 'unused',
    logLevel: 'silent',
  });
  const files = new Set<string>();
  const follow = (name: string) => {
    const output = metafile.outputs[name];
    if (output === undefined || files.has(name)) return;
    files.add(name);
    for (const { path, kind } of output.imports) if (kind === 'import-statement') follow(path);
  };
  for (const [name, { entryPoint }] of Object.entries(metafile.outputs)) if (entryPoint === entry) follow(name);
  return [...files].flatMap((name) => Object.keys(metafile.outputs[name]?.inputs ?? {}));
}

it.each(['mocks/start.ts', 'cli/caption-harness.ts'])('%s loads the registry and no table behind it', async (entry) => {
  const files = await loadedAtOnce(entry);
  expect(files).toContain('src/contracts/providers.ts');
  const heavy = /node_modules\/zod\/|src\/contracts\/.*(schemas|contract|failures|behaviours|operations)[^/]*\.ts$/;
  expect(files.filter((file) => heavy.test(file))).toEqual([]);
});

it('the program loads neither the queue nor Redis nor its page at once', async () => {
  const files = await loadedAtOnce('cli/caption-harness.ts');
  expect(files).toContain('cli/commands/worker.ts');
  expect(
    files.filter((file) =>
      /src\/pipeline\/redis\/|cli\/queue\/(?!flags|queue-options|not-for-queue)|bullmq|ioredis|bull-board/.test(file),
    ),
  ).toEqual([]);
});
