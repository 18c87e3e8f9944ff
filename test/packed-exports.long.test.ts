// Over the package as npm packs it: every export and program works on this Node and on a newer one, and sizes stay bounded.
// test/packed-project.long.nightly.test.ts has npm install it, and runs every example and guide, on every supported Node.
// Covers: support/packed-package.ts, support/installed/place.ts, support/installed/run-page.ts
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { placeAt } from './support/installed/place.ts';
import { runPage } from './support/installed/run-page.ts';
import { itNeeds } from './support/needed.ts';
import { usePackedPackage } from './support/packed-package.ts';
import { run } from './support/programs.ts';

const root = fileURLToPath(new URL('../', import.meta.url));
const packed = usePackedPackage();
const newer = process.env.NEWER_NODE;
const manifestOf = (folder: string) =>
  JSON.parse(readFileSync(`${folder}/package.json`, 'utf8')) as {
    readonly exports: Readonly<Record<string, string | { readonly default: string }>>;
    readonly bin: Readonly<Record<string, string>>;
    readonly scripts: object;
  };

const MB = 1_000_000;

it('is below 1.5 MB packed and 5 MB unpacked', () => {
  const { size, unpackedSize, files } = packed.report();
  expect([size < 1.5 * MB, unpackedSize < 5 * MB], `${size} packed, ${unpackedSize} unpacked`).toEqual([true, true]);
  expect(files.filter(({ path, size }) => /\.(webp|png|svg)$/.test(path) && size > 60_000)).toEqual([]);
});

it('has no script that only the repository can run', () => {
  expect(Object.keys(manifestOf(packed.path()).scripts)).not.toContain('prepare');
});

it('brings fewer than 60 packages and 30 MB', () => {
  const lock = JSON.parse(readFileSync(`${root}package-lock.json`, 'utf8')) as {
    packages: Record<string, { dev?: boolean; devOptional?: boolean; peer?: boolean }>;
  };
  const installed = Object.entries(lock.packages).flatMap(([path, { dev, devOptional, peer }]) =>
    path === '' || dev || devOptional || peer ? [] : [path],
  );
  const bytes = installed.map((path) => bytesBelow(root + path)).reduce((sum, one) => sum + one, 0);
  expect(installed).toContain('node_modules/zod');
  expect(installed.length + 1).toBeLessThan(60);
  expect(bytes + packed.report().unpackedSize).toBeLessThan(30 * MB);
});

/** The files of a package, without the packages in it, which have an entry of their own. */
const bytesBelow = (folder: string): number =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !join(entry.parentPath, '/').slice(folder.length).includes('/node_modules/'))
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);

describe.each([
  ['this Node', process.execPath],
  ['a newer Node', newer],
])('on %s', (title, node) => {
  const itRuns = itNeeds('NEWER_NODE, the path of another Node', node !== undefined);
  const program = async (file: string, code: string) => {
    writeFileSync(`${packed.project()}/${file}`, code);
    return run(node as string, [file], { cwd: packed.project() });
  };
  /** vitest refuses to be imported outside of its runs, and Jest's helpers are for Jest alone. */
  const names = () =>
    Object.entries(manifestOf(packed.path()).exports).flatMap(([path, target]) =>
      typeof target === 'string' || /^\.\/(vitest|jest|jest-environment)$/.test(path)
        ? []
        : [`caption-harness${path.slice(1)}`],
    );

  itRuns('imports every export', async () => {
    const lines = names().map((name) => `console.log(Object.keys(await import('${name}')).length > 0, '${name}');`);
    const { code, stdout, stderr } = await program('imports.mjs', lines.join('\n'));
    expect([code, stderr, stdout]).toEqual([
      0,
      '',
      names()
        .map((name) => `true ${name}\n`)
        .join(''),
    ]);
  });

  itRuns('requires every export from CommonJS', async () => {
    const lines = names().map((name) => `console.log(Object.keys(require('${name}')).length > 0, '${name}');`);
    const { code, stdout, stderr } = await program('requires.cjs', lines.join('\n'));
    const warning = /^(\(node:\d+\) ExperimentalWarning: .*require\(\).*\n\(Use .*\n)?$/;
    expect([code, stdout]).toEqual([
      0,
      names()
        .map((name) => `true ${name}\n`)
        .join(''),
    ]);
    expect(stderr).toMatch(warning);
  });

  itRuns('runs every program', async () => {
    for (const [name, file] of Object.entries(manifestOf(packed.path()).bin)) {
      const { code, stdout } = await run(node as string, [`${packed.path()}/${file}`, '--help'], {
        cwd: packed.project(),
      });
      expect([code, stdout]).toEqual([0, expect.stringContaining(`Usage: ${name}`)]);
    }
  });

  itRuns('starts and ends the mocks', async () => {
    const { code, stdout, stderr } = await program(
      'world.mjs',
      `import { startWorld } from 'caption-harness';
       const world = await startWorld({ ports: 'auto' });
       console.log(Object.keys(world.providers).join());
       await world.close();`,
    );
    expect([code, stderr, stdout]).toEqual([0, '', 'cloudflare-stream,workers-ai,gcore-ai,translateplus\n']);
  });

  itRuns.each(['node-test.md', 'task-fails-after-polls.md'])('does what docs/guides/%s prints', async (name) => {
    const place = placeAt(packed.project(), node as string, `${name}-${title.replaceAll(' ', '-')}`);
    await runPage(readFileSync(`${packed.path()}/docs/guides/${name}`, 'utf8'), place);
  });
});
