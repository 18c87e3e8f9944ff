import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Finished, run } from '../test/support/programs.ts';

const root = fileURLToPath(new URL('../', import.meta.url));
const examples = `${root}test/examples/suites`;
let folder = '';
let alias: Record<string, string> = {};
let server: Server;
let brokenUrl = '';
beforeAll(async () => {
  mkdirSync(`${root}node_modules/.cache`, { recursive: true });
  folder = mkdtempSync(`${root}node_modules/.cache/examples-`);
  // One file for each entry: to transform all of them again in each run of vitest takes seconds.
  await build({
    entryPoints: [`${root}entry/conformance.ts`, `${root}entry/vitest.ts`],
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    packages: 'external',
  });
  alias = {
    'caption-harness/conformance': `${folder}/conformance.mjs`,
    'caption-harness/vitest': `${folder}/vitest.mjs`,
  };
  server = createServer((_request, response) => response.end('<html>hello</html>'));
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  brokenUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

/** The results that a user's vitest reports for the example. */
async function vitest(env: Record<string, string>): Promise<{ code: number | null; tests: [string, string][] }> {
  const output = `${folder}/result.json`;
  const config = `${folder}/vitest.config.mjs`;
  const args = ['--config', config, '--reporter', 'json', '--outputFile', output];
  const program = `${root}node_modules/vitest/vitest.mjs`;
  writeFileSync(
    config,
    `export default ${JSON.stringify({ root, resolve: { alias }, test: { include: ['test/examples/suites/*.example.ts'] } })}`,
  );
  const { code } = await run(process.execPath, [program, 'run', ...args], { env: { VITEST: '', ...env } });
  const report = JSON.parse(readFileSync(output, 'utf8')) as {
    testResults: { assertionResults: { fullName: string; status: string }[] }[];
  };
  const tests = report.testResults.flatMap(({ assertionResults }) => assertionResults);
  return { code, tests: tests.map(({ fullName, status }) => [fullName, status]) };
}

describe('caption-harness/vitest', () => {
  it('registers one test per check, by section, green on the mocks', async () => {
    const { code, tests } = await vitest({});
    expect(code).toBe(0);
    expect(tests.length).toBeGreaterThan(1);
    expect(tests[0]?.[0]).toMatch(/^conformance translateplus\/health translateplus\/health\/\S+: /);
    expect(new Set(tests.map(([, status]) => status))).toEqual(new Set(['passed']));
  }, 120_000);

  it('is red when the target does not keep the contract, and when nothing was verified', async () => {
    const broken = await vitest({ CONFORM_URL: brokenUrl });
    expect([broken.code, broken.tests.map(([, status]) => status)]).toEqual([1, expect.arrayContaining(['failed'])]);
    const nothing = await vitest({ CONFORM_URL: brokenUrl, GREP: 'translateplus/credits/one-per-block' });
    expect([nothing.code, nothing.tests.map(([, status]) => status)]).toEqual([1, ['skipped', 'failed']]);
  }, 120_000);
});

describe('caption-harness/conformance', () => {
  const bundled = async (name: string): Promise<string> => {
    const outfile = `${folder}/${name}`;
    await build({
      entryPoints: [`${examples}/${name}`],
      outfile,
      bundle: true,
      format: 'esm',
      platform: 'node',
      packages: 'external',
      alias,
    });
    return outfile;
  };

  it('works in node:test as documented', async () => {
    const file = await bundled('node-test.example.mjs');
    const node = (env: Record<string, string>): Promise<Finished> =>
      run(process.execPath, ['--test', '--test-reporter', 'tap', file], { env });
    const good = await node({});
    expect([good.code, good.stdout]).toEqual([0, expect.stringMatching(/# pass [1-9]\d*\n# fail 0/)]);
    const bad = await node({ CONFORM_URL: brokenUrl });
    expect([bad.code, bad.stdout]).toEqual([1, expect.stringContaining('demanded: ')]);
  }, 120_000);

  it('works in Jest as documented: each result is a test, skipped ones visibly', async () => {
    const file = await bundled('jest.example.mjs');
    // What Jest provides, as far as the example uses it.
    const jest = `
      const results = [];
      globalThis.test = (name, run) => { try { run(); results.push('passed') } catch (error) { results.push('failed ' + error.message) } };
      globalThis.test.skip = (name) => results.push('skipped');
      await import(${JSON.stringify(pathToFileURL(file).href)});
      console.log(JSON.stringify(results));`;
    const results = async (env: Record<string, string>): Promise<string[]> =>
      JSON.parse((await run(process.execPath, ['--input-type=module', '-'], { input: jest, env })).stdout);
    expect(new Set(await results({}))).toEqual(new Set(['passed']));
    expect((await results({ CONFORM_URL: brokenUrl })).join('\n')).toMatch(/^failed translateplus\/health\//m);
    expect(await results({ CONFORM_URL: brokenUrl, GREP: 'translateplus/credits/one-per-block' })).toEqual([
      'skipped',
      expect.stringMatching(/^failed nothing was verified: needs a/),
    ]);
  }, 120_000);
});
