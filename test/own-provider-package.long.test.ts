// Over the package as it is published: the example of docs/adding-a-provider.md, copied beside it, imports its public entries alone.
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadProviderModule } from '../cli/load-provider-module.ts';
import { registerProvider } from '../entry/own/register.ts';
import { blocksOf } from './support/guide/blocks.ts';
import { runGuide } from './support/guide/run-guide.ts';
import { run, useBuiltPrograms } from './support/programs.ts';

const root = fileURLToPath(new URL('../', import.meta.url));
const example = `${root}examples/provider`;
const page = readFileSync(`${root}docs/adding-a-provider.md`, 'utf8');
const filesOf = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

describe('the example', () => {
  it('is named by no file of the package, and needs no change of one', () => {
    const rooms = ['src', 'mocks', 'conformance', 'cli', 'entry', 'fixtures', 'scripts'].map((name) => root + name);
    const files = [
      ...rooms.flatMap(filesOf),
      `${root}package.json`,
      `${root}tsconfig.json`,
      `${root}tsconfig.build.json`,
    ];
    expect(files.length).toBeGreaterThan(1000);
    const naming = files.filter((file) => /caption-shelf|examples\/provider/.test(readFileSync(file, 'latin1')));
    expect(naming.map((file) => relative(root, file))).toEqual([]);
  });

  it('imports public entries, Node and itself alone', () => {
    const imported = filesOf(example).flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/from '([^']+)'/g)].map(([, name]) => name ?? ''),
    );
    const foreign = imported.filter(
      (name) => !/^(caption-harness(\/[a-z-]+)?|node:[\w/]+|\.\/[\w-]+\.mjs)$/.test(name),
    );
    expect([imported.length > 8, foreign]).toEqual([true, []]);
  });

  it('has what docs/adding-a-provider.md quotes', () => {
    const quotes = blocksOf(page).flatMap(({ code }) => /^\/\/ (examples\/\S+)\n([\s\S]*)$/.exec(code) ?? []);
    expect(quotes.length).toBe(6 * 3);
    for (let at = 0; at < quotes.length; at += 3) {
      expect(readFileSync(root + quotes[at + 1], 'utf8')).toContain(quotes[at + 2]);
    }
  });

  it('is about 200 lines', () => {
    const own = filesOf(example).filter((file) => !file.includes('client'));
    const lines = own.map((file) => readFileSync(file, 'utf8').trimEnd().split('\n').length);
    expect(lines.reduce((sum, count) => sum + count, 0)).toBeLessThan(250);
  });
});

describe('the package', () => {
  const programs = useBuiltPrograms();
  let home = '';
  let bins = '';
  beforeAll(() => {
    mkdirSync(`${root}node_modules/.cache`, { recursive: true });
    home = mkdtempSync(`${root}node_modules/.cache/own-provider-`);
    const installed = `${home}/node_modules/caption-harness`;
    bins = `${installed}/dist`;
    cpSync(programs.folder, bins, { recursive: true });
    writeFileSync(`${installed}/package.json`, readFileSync(`${root}package.json`));
    cpSync(example, `${home}/examples/provider`, { recursive: true });
  }, 60_000);
  afterAll(() => rmSync(home, { recursive: true, force: true }));

  const module = ['--provider-module', 'examples/provider/index.mjs'];
  const conform = (...words: string[]) => run(process.execPath, [`${bins}/conform.js`, ...words], { cwd: home });

  it('runs the suite against the mock', async () => {
    const { code, stdout } = await conform(...module, '--provider', 'caption-shelf');
    expect(stdout).toContain('8 checks: 8 passed');
    expect(code).toBe(0);
  });

  it('measures the power in worker processes', async () => {
    const { code, stdout } = await conform('power', ...module, '--grep', 'caption-shelf/one-shelf', '--workers', '1');
    expect(stdout).toContain('caught caption-shelf/one-shelf by 1 check');
    expect(code).toBe(0);
  });

  it('does what docs/adding-a-provider.md prints', async () => {
    process.chdir(home);
    // In this process, for the commands that the runner of guides does not start as programs.
    const remove = registerProvider(await loadProviderModule('examples/provider/index.mjs'));
    try {
      await runGuide(page, `${bins}/caption-harness.js`);
    } finally {
      remove();
      process.chdir(root);
    }
  });
});
