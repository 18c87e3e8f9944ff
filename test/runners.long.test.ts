// Over examples/: each runs in its runner, is green, and prints the journal when a test fails.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { foreignRunners, useExampleProject } from './support/example-package.ts';
import { itNeeds } from './support/needed.ts';
import { type Finished, run } from './support/programs.ts';

const root = fileURLToPath(new URL('../', import.meta.url));
const project = useExampleProject();
const node = (args: readonly string[], fails = false): Promise<Finished> =>
  run(process.execPath, args, {
    cwd: project(),
    env: { VITEST: '', CI: '', ...(fails ? { EXAMPLE_FAILS: '1' } : {}) },
  });
const all = ({ stdout, stderr }: Finished): string => stdout + stderr;

describe('the example of vitest', () => {
  const vitest = (fails?: boolean) => {
    writeFileSync(
      `${project()}/vitest.config.mjs`,
      `export default { test: { include: ['examples/vitest/*.example.ts'] } }`,
    );
    return node([`${root}node_modules/vitest/vitest.mjs`, 'run', '--root', project()], fails);
  };

  it('is green', async () => {
    const ended = await vitest();
    expect([ended.code, all(ended)]).toEqual([0, expect.stringContaining('1 passed')]);
  });

  it('prints the journal of the test that fails', async () => {
    const ended = await vitest(true);
    expect(ended.code).toBe(1);
    expect(all(ended)).toMatch(
      /Requests of tenant refuses-a-video-without-a-url-2: \d\n {2}POST \/client\/v4\/accounts\/\S+\/stream\/copy {2}400/,
    );
    expect(all(ended)).not.toContain('Requests of tenant copies');
  });
});

describe('the example of node:test', () => {
  const nodeTest = (fails?: boolean) =>
    node(['--test', '--test-reporter', 'spec', 'examples/node-test/summary.example.mjs'], fails);

  it('is green', async () => {
    const ended = await nodeTest();
    expect([ended.code, ended.stdout]).toEqual([0, expect.stringContaining('pass 1')]);
  });

  it('prints the journal of the test that fails', async () => {
    const ended = await nodeTest(true);
    expect(ended.code).toBe(1);
    expect(ended.stdout).toMatch(/Requests of tenant sees-no-limit-2: 1[\s\S]*GET \/v2\/account\/summary {2}429/);
    expect(ended.stdout).not.toContain('Requests of tenant reads');
  });
});

describe('the example of Playwright', () => {
  const playwright = (fails?: boolean) =>
    node(
      [`${foreignRunners}/node_modules/@playwright/test/cli.js`, 'test', 'examples/playwright', '--reporter', 'line'],
      fails,
    );
  const withPlaywright = itNeeds('FOREIGN_RUNNERS, a folder with @playwright/test', foreignRunners !== undefined);

  withPlaywright('is green', async () => {
    const ended = await playwright();
    expect([ended.code, all(ended)]).toEqual([0, expect.stringContaining('1 passed')]);
  });

  withPlaywright('attaches the journal of the test that fails', async () => {
    const ended = await playwright(true);
    expect([ended.code, all(ended)]).toEqual([
      1,
      expect.stringMatching(/Requests of tenant sees-no-limit-\d: 1[\s\S]*429/),
    ]);
    expect(all(ended)).not.toContain('Requests of tenant reads');
  });
});

describe.each(['cjs', 'mjs'])('the example of Jest, as .%s', (form) => {
  const jest = (fails?: boolean) => {
    const config = {
      testMatch: [`**/jest/*.example.${form}`],
      moduleFileExtensions: ['js', form],
      transform: {},
      testEnvironment: 'caption-harness/jest-environment',
    };
    const program = `${foreignRunners}/node_modules/jest/bin/jest.js`;
    const flags = form === 'mjs' ? ['--experimental-vm-modules'] : [];
    return node([...flags, program, '--rootDir', project(), '--config', JSON.stringify(config)], fails);
  };
  const withJest = itNeeds('FOREIGN_RUNNERS, a folder with jest', foreignRunners !== undefined);

  withJest('is green', async () => {
    const ended = await jest();
    expect([ended.code, all(ended)]).toEqual([0, expect.stringContaining('1 passed')]);
  });

  withJest('prints the journal of the test that fails', async () => {
    const ended = await jest(true);
    expect(ended.code).toBe(1);
    expect(all(ended)).toMatch(/Requests of tenant sees-no-limit-2: 1\n {2}GET \/v2\/account\/summary {2}429/);
    expect(all(ended)).not.toContain('Requests of tenant reads');
  });
});
