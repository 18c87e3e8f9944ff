// Over the package as npm packs and installs it into an empty project: every program, export, example and guide works, on each Node
// that is supported.
// Covers: support/installed/install.ts, support/installed/nodes.ts
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { useInstalledProjects } from './support/installed/install.ts';
import { MAJORS, supportedNodes } from './support/installed/nodes.ts';
import { type Place, placeAt } from './support/installed/place.ts';
import { runPage } from './support/installed/run-page.ts';
import { itWhere } from './support/needed.ts';
import type { Finished } from './support/programs.ts';
import { works } from './support/python.ts';

const root = fileURLToPath(new URL('../', import.meta.url));
const projects = useInstalledProjects();
const nodes = supportedNodes();
const { bin, exports } = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as {
  readonly bin: Readonly<Record<string, string>>;
  readonly exports: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
};
/** vitest refuses to be imported outside of its runs, and Jest's helpers are for Jest alone: their guides use them. */
const modules = Object.entries(exports).flatMap(([path, target]) =>
  typeof target === 'string' || /^\.\/(vitest|jest|jest-environment)$/.test(path)
    ? []
    : [`caption-harness${path.slice(1)}`],
);
const all = ({ stdout, stderr }: Finished): string => stdout + stderr;

/** How each example runs, and what it prints then. `at` is a folder of the project;  */
const EXAMPLES: Readonly<Record<string, { readonly line: string; readonly prints: string; readonly at?: string }>> = {
  curl: { line: 'caption-harness exec -- sh examples/curl/translate.sh', prints: 'a wrong key: 403' },
  go: { line: 'caption-harness exec -- go test -count=1 ./...', prints: 'ok ', at: 'examples/go' },
  'jest (CommonJS)': { line: 'jest --config jest-cjs.json', prints: '1 passed' },
  'jest (ES modules)': {
    line: 'NODE_OPTIONS=--experimental-vm-modules jest --config jest-mjs.json',
    prints: '1 passed',
  },
  'node-test': { line: 'node --test examples/node-test/summary.example.mjs', prints: 'pass 1' },
  playwright: { line: 'playwright test examples/playwright --reporter line', prints: '1 passed' },
  provider: {
    line: 'conform --provider-module examples/provider/index.mjs --provider caption-shelf',
    prints: '8 checks: 8 passed',
  },
  'provider (client)': {
    line: 'caption-harness exec --provider-module examples/provider/index.mjs -- node --test examples/provider/client.example.mjs',
    prints: 'pass 2',
  },
  python: {
    line: 'CAPTION_HARNESS=caption-harness python3 -m pytest -p no:cacheprovider examples/python',
    prints: '2 passed',
  },
  testcontainers: {
    // Without the package that is meant, which needs Docker: it says what to install, and nothing else is wrong.
    line: 'if node --test examples/testcontainers/account.test.mjs; then false; fi',
    prints: 'npm install -D testcontainers',
  },
  vitest: { line: 'vitest run --config vitest.example.mjs', prints: '1 passed' },
};

const NEEDS: Readonly<Record<string, boolean>> = {
  go: works('go', ['version']),
  python:
    works('/usr/bin/python3', ['-c', 'import pytest, requests']) || works('python3', ['-c', 'import pytest, requests']),
};

const jestConfig = (form: string) =>
  JSON.stringify({
    testMatch: [`**/examples/jest/*.example.${form}`],
    moduleFileExtensions: ['js', form],
    transform: {},
    testEnvironment: 'caption-harness/jest-environment',
  });

async function runExample(place: Place, name: string): Promise<void> {
  const { line, prints } = EXAMPLES[name] ?? { line: '', prints: '' };
  const ended = await place.shell(line);
  expect([ended.code, all(ended)]).toEqual([0, expect.stringContaining(prints)]);
}

it('has a way to run each example of the package', () => {
  const packed = readdirSync(`${projects.full()}/examples`);
  const named = new Set(Object.keys(EXAMPLES).map((name) => name.split(' ')[0]));
  expect([...named].sort()).toEqual(packed.sort());
});

describe.each(MAJORS)('on Node %i', (major) => {
  const node = nodes.get(major)?.path ?? '';
  const itRuns = itWhere(`Node ${major}, named in OTHER_NODES`, node !== '');
  const bare = (at?: string) => placeAt(projects.bare(), node, at);
  const full = (at?: string) => placeAt(projects.full(), node, at);

  itRuns('runs every program of a shell', async () => {
    for (const name of Object.keys(bin)) {
      const ended = await bare().shell(`${name} --help`);
      expect([ended.code, ended.stdout, ended.stderr]).toEqual([0, expect.stringContaining(`Usage: ${name}`), '']);
    }
    const version = await bare().shell('npx caption-harness --version');
    expect(version.code).toBe(0);
  });

  itRuns.each(['import', 'require'])('loads every export by %s', async (way) => {
    const load = (name: string) => (way === 'import' ? `await import('${name}')` : `require('${name}')`);
    const code = modules.map((name) => `console.log(Object.keys(${load(name)}).length > 0, '${name}');`).join('\n');
    const { stdout } = await bare().program(way === 'import' ? 'all.mjs' : 'all.cjs', code);
    expect(stdout).toBe(modules.map((name) => `true ${name}\n`).join(''));
  });

  itRuns('is green for the whole suite', { timeout: 600_000 }, async () => {
    const ended = await bare().shell('conform --quiet');
    expect([ended.code, all(ended)]).toEqual([0, expect.any(String)]);
  });

  for (const name of Object.keys(EXAMPLES)) {
    const itHas = itWhere(`the tools of ${name}`, node !== '' && NEEDS[name] !== false);
    itHas(`runs the example of ${name}`, { timeout: 120_000 }, async () => {
      const place = full(EXAMPLES[name]?.at);
      for (const form of ['cjs', 'mjs']) {
        await place.shell(`cat > jest-${form}.json <<'END'\n${jestConfig(form)}\nEND`);
      }
      await place.shell(
        `echo "export default { test: { include: ['examples/vitest/*.example.ts'] } }" > vitest.example.mjs`,
      );
      await runExample(place, name);
    });
  }

  for (const name of readdirSync(`${root}docs/guides`)) {
    itRuns(`runs docs/guides/${name} as it is printed`, { timeout: 120_000 }, async () => {
      const place = full(`${name}-${major}`);
      if (name === 'pytest.md') await place.shell('cp ../examples/python/harness.py .');
      await runPage(readFileSync(`${projects.full()}/node_modules/caption-harness/docs/guides/${name}`, 'utf8'), place);
    });
  }
});
