import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, normalize, relative } from 'node:path';
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

it.each(entries)('%s is built from a source that exists, its types named first', (_path, conditions) => {
  expect(Object.keys(conditions)[0]).toBe('types');
  const { types = '', default: built = '' } = conditions;
  // For Jest it is bundled as CommonJS.
  const code = built === './dist/bin/jest.cjs' ? './dist/lib/entry/jest.js' : built;
  expect(types.replace(/\.d\.ts$/, '.js')).toBe(code);
  expect(existsSync(code.replace('./dist/lib/', root).replace(/\.js$/, '.ts')), code).toBe(true);
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
    [...readFileSync(join(root, file), 'utf8').matchAll(/'(\.\.?\/[^']+)\.js', import\.meta\.url\)/g)].map(
      ([, name = '']) => normalize(`${dirname(file)}/${name}.ts`),
    ),
  );
  expect(programs).toContain('src/media/inspector.ts');

  const tsc = createRequire(import.meta.url)
    .resolve('typescript/package.json')
    .replace('package.json', 'bin/tsc');
  const options = ['-p', 'tsconfig.build.json', '--listFilesOnly'];
  const listed = execFileSync(process.execPath, [tsc, ...options], { cwd: root, encoding: 'utf8' });
  const built = listed.split('\n').map((file) => relative(root, file));
  expect(built).toEqual(expect.arrayContaining(programs));
});
