// Over package.json and the sources: what is exported is built, in one build.
// Covers: ../scripts/entries.mjs
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { providerRows } from '../src/contracts/providers.ts';

const root = fileURLToPath(new URL('../', import.meta.url));
const { exports } = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as {
  exports: Record<string, string | Record<string, string>>;
};
const entries = Object.entries(exports).filter(
  (entry): entry is [string, Record<string, string>] => typeof entry[1] === 'object',
);
const { entryPoints } = (await import('../scripts/entries.mjs' as string)) as {
  entryPoints: readonly { readonly in: string; readonly out: string }[];
};
const built = entryPoints.map(({ in: source }) => source);

it.each(entries)('%s is built from a source that exists, its types named first', (path, conditions) => {
  expect(Object.keys(conditions)).toEqual(['types', 'default']);
  const name = path === '.' ? 'index' : path.slice(2);
  // For Jest it is CommonJS, which has a build of its own.
  if (path.startsWith('./jest')) {
    expect(existsSync(`${root}scripts/jest/${name}.d.cts`), name).toBe(true);
    return expect(conditions).toEqual({ types: `./dist/${name}.d.cts`, default: `./dist/${name}.cjs` });
  }
  expect(existsSync(`${root}entry/${name}.ts`), name).toBe(true);
  expect(conditions).toEqual({ types: `./dist/types/${name}.d.ts`, default: `./dist/${name}.js` });
  expect(entryPoints).toContainEqual({ in: `entry/${name}.ts`, out: name });
});

it('exports what users import', () => {
  const clients = providerRows.map(([provider]) => `./clients/${provider}`);
  expect(entries.map(([path]) => path)).toEqual(
    expect.arrayContaining(['.', './config', './conformance', './vitest', './control', ...clients]),
  );
});

it('builds the programs of children and threads, which no module imports', () => {
  const sources = ['src', 'mocks', 'conformance']
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file)),
    )
    .filter((file) => /(?<!\.test)\.ts$/.test(file) && !file.includes('test-support'));
  const programs = sources.flatMap((file) =>
    [...readFileSync(join(root, file), 'utf8').matchAll(/'(\.\.?\/[^']+)\.js',\s*import\.meta\.url,?\s*\)/g)].map(
      ([, name = '']) => normalize(`${dirname(file)}/${name}.ts`),
    ),
  );
  expect(programs).toContain('src/media/inspector.ts');
  expect(built).toEqual(expect.arrayContaining(programs));
});
