import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { afterAll, beforeAll } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const entries = ['index', 'vitest', 'node-test', 'playwright'];

/** The folder with Jest and Playwright, which this package does not depend on: `.ci/run` makes it. Undefined: they are not here. */
export const foreignRunners = process.env.FOREIGN_RUNNERS;

/** A project of a user: a copy of `examples/`, with this package as npm would install it. Returns its path, at a test's time. */
export function useExampleProject(): () => string {
  let folder = '';
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'runners-'));
    const home = `${folder}/node_modules/caption-harness`;
    await build({
      entryPoints: entries.map((name) => `${root}entry/${name}.ts`),
      outdir: home,
      bundle: true,
      splitting: true,
      format: 'esm',
      platform: 'node',
      external: ['vitest', '@opentelemetry/*'],
      // Bundled CommonJS packages still call require for Node's own modules.
      banner: {
        js: "import { createRequire as createRequireForBundle } from 'node:module'; const require = createRequireForBundle(import.meta.url);",
      },
    });
    const { buildJest } = (await import('../../scripts/jest.mjs' as string)) as {
      buildJest: (to: string) => Promise<void>;
    };
    await buildJest(home);
    const exports = {
      ...Object.fromEntries(entries.map((name) => [`./${name}`, `./${name}.js`])),
      '.': './index.js',
      './jest': './jest.cjs',
      './jest-environment': './jest-environment.cjs',
    };
    writeFileSync(`${home}/package.json`, JSON.stringify({ name: 'caption-harness', type: 'module', exports }));
    writeFileSync(`${folder}/package.json`, JSON.stringify({ name: 'example', type: 'module' }));
    cpSync(`${root}examples`, `${folder}/examples`, { recursive: true });
    for (const name of ['vitest', 'cloudflare']) link(folder, root, name);
    if (foreignRunners === undefined) return;
    for (const name of ['@playwright/test', 'jest-environment-node', 'msw']) link(folder, foreignRunners, name);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return () => folder;
}

/** Makes a package of another folder one of the project. */
function link(folder: string, from: string, name: string): void {
  const to = `${folder}/node_modules/${name}`;
  mkdirSync(dirname(to), { recursive: true });
  symlinkSync(`${from}/node_modules/${name}`, to);
}
