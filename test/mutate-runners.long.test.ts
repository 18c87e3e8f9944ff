// Covers: ../cli/commands/mutate-environment.ts
// `mutate` over vitest, Jest, node:test and pytest, with the tests of a naive client and those of the reference client. A small sample of
// mutants over two of the runners; MUTATE_EXAMPLES=sample plays all four so, MUTATE_EXAMPLES=all with every mutant that a test meets
// (npm run nightly).
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, vi } from 'vitest';
import { selectMutants } from '../conformance/studies/mutate/index.ts';
import { scoreOf } from '../conformance/studies/mutate/reports/index.ts';
import { beyondClients } from './examples/reference-clients/beyond.ts';
import { runCampaign } from './support/campaign.ts';
import { foreignRunners, useExampleProject } from './support/example-package.ts';
import { itNeeds, itWhere } from './support/needed.ts';
import { pythonWith } from './support/python.ts';

const wanted = process.env.MUTATE_EXAMPLES;
const all = wanted === 'all';
// Programs, on machines that may be busy.
vi.setConfig({ testTimeout: all ? 7_200_000 : 240_000 });

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'mutate-runners-'));
const at = (file: string) => join(folder, file);
afterAll(() => rmSync(folder, { recursive: true }));
beforeAll(async () => {
  cpSync(here('examples/runners'), folder, { recursive: true });
  cpSync(here('examples/naive-client'), folder, { recursive: true });
  await build({
    entryPoints: [here('examples/runners/diary.ts')],
    outfile: at('diary.mjs'),
    bundle: true,
    format: 'esm',
    platform: 'node',
    banner: {
      js: "import { createRequire as createRequireForBundle } from 'node:module'; const require = createRequireForBundle(import.meta.url);",
    },
  });
  mkdirSync(at('node_modules'));
  symlinkSync(here('../node_modules/vitest'), at('node_modules/vitest'));
  writeFileSync(at('package.json'), JSON.stringify({ name: 'runners', private: true }));
  writeFileSync(
    at('vitest.config.mjs'),
    'export default { test: { include: ["*.test.mjs"], exclude: ["client.test.mjs"] } };',
  );
});

const python = pythonWith('pytest');
const node = process.execPath;
const itHasJest = foreignRunners !== undefined;

/** The command of each runner over one file of the project. */
const runners = [
  {
    name: 'vitest',
    it: itWhere('vitest', true),
    files: { naive: 'naive.test.mjs', reference: 'reference.test.mjs' },
    words: (file: string) => [node, here('../node_modules/vitest/vitest.mjs'), 'run', '--root', folder, file],
  },
  {
    name: 'Jest',
    it: itNeeds('FOREIGN_RUNNERS, a folder with jest', itHasJest),
    files: { naive: 'naive.jest.cjs', reference: 'reference.jest.cjs' },
    words: (file: string) => [
      node,
      `${foreignRunners}/node_modules/jest/bin/jest.js`,
      '--rootDir',
      folder,
      '--testMatch',
      `**/${file}`,
    ],
  },
  {
    name: 'node:test',
    it: itWhere('node:test', true),
    files: { naive: 'client.test.mjs', reference: 'reference.node-test.mjs' },
    words: (file: string) => [node, '--test', at(file)],
  },
  {
    name: 'pytest',
    it: itNeeds('Python with pytest', python !== null),
    files: { naive: 'naive_test.py', reference: 'reference_test.py' },
    words: (file: string) => [python ?? 'python3', '-m', 'pytest', '-q', '-p', 'no:cacheprovider', at(file)],
  },
] as const;

const sampleOf = (size: number) => (all ? {} : { sample: size });
const stated = new Set(beyondClients.flatMap(({ mutants }) => mutants.translateplus ?? []));
const noticeable = selectMutants({ providers: ['translateplus'] }).filter(
  ({ id }) => !stated.has(id.slice(id.indexOf('/') + 1)),
);

/** A runner takes seconds a mutant. */
const QUICK = ['node:test', 'pytest'];
const played = wanted === undefined ? runners.filter(({ name }) => QUICK.includes(name)) : runners;

describe.each(played)('mutate over $name', ({ name, it, files, words }) => {
  it('scores the tests of a naive client under one half', async () => {
    const { report } = await runCampaign(words(files.naive), { ...sampleOf(4), seed: 3 });
    const { met, percent } = scoreOf(report);
    expect(met).toBeGreaterThanOrEqual(4);
    expect(percent).toBeLessThan(50);
  });

  it('scores the reference client 100 % of what it meets and can notice', async () => {
    vi.stubEnv('DIARY_FILE', at(`diary-${name.replace(/\W/g, '')}.txt`));
    const { report } = await runCampaign(words(files.reference), { ...sampleOf(2), selected: noticeable, seed: 2 });
    vi.unstubAllEnvs();
    expect(report.outcomes.filter(({ outcome }) => outcome === 'unnoticed').map(({ id }) => id)).toEqual([]);
    expect(scoreOf(report).met).toBeGreaterThanOrEqual(2);
  });
});

describe('the examples under mutate', () => {
  const project = useExampleProject();

  itWhere('node:test', true)('try at most a tenth of the mutants for one file of node:test', async () => {
    const words = [node, '--test', `${project()}/examples/node-test/summary.example.mjs`];
    const { report, met } = await runCampaign(words, { sample: 1 });
    expect(report.outcomes).toHaveLength(1);
    expect(met).toBeGreaterThan(0);
    expect(met).toBeLessThanOrEqual(selectMutants({}).length / 10);
  });

  const withRequests = pythonWith('pytest, requests');
  itNeeds('Python with pytest and requests', withRequests !== null)(
    'meet mutants through the harness of pytest, which starts no world of its own',
    async () => {
      vi.stubEnv('CAPTION_HARNESS', 'false');
      const words = [withRequests ?? 'python3', '-m', 'pytest', '-q', '-p', 'no:cacheprovider'];
      const { met } = await runCampaign([...words, here('../examples/python')], { sample: 1 });
      vi.unstubAllEnvs();
      expect(met).toBeGreaterThan(0);
    },
  );
});

describe('mutate in two shards', () => {
  itWhere('node:test', true)('gives the union of one run', async () => {
    const words = [node, '--test', at('client.test.mjs')];
    const outcomesOf = async (more: object) => {
      const { report } = await runCampaign(words, { sample: 4, seed: 5, ...more });
      return report.outcomes.map(({ id, outcome }) => `${id} ${outcome}`);
    };
    const parts = [
      await outcomesOf({ shard: { number: 1, of: 2 } }),
      await outcomesOf({ shard: { number: 2, of: 2 } }),
    ];
    expect(parts.map(({ length }) => length)).toEqual([2, 2]);
    expect(parts.flat().sort()).toEqual((await outcomesOf({})).sort());
  });
});
