// Over examples/python and examples/curl: each runs with its tools, is green, and shows the journal when a test fails.
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect } from 'vitest';
import { itNeeds } from './support/needed.ts';
import { type Finished, run, useBuiltPrograms } from './support/programs.ts';

const examples = fileURLToPath(new URL('../examples/', import.meta.url));
const programs = useBuiltPrograms();
const harness = () => programs.path('caption-harness');

/** The first Python that has what the example needs. */
const python = ['python3', '/usr/bin/python3'].find((command) => has(command, ['-c', 'import pytest, requests']));
function has(command: string, args: readonly string[]): boolean {
  try {
    execFileSync(command, args, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

describe('the example of pytest', () => {
  const pytest = (fails = ''): Promise<Finished> =>
    run(python ?? 'python3', ['-m', 'pytest', '-p', 'no:cacheprovider', '-rf', `${examples}python`], {
      env: {
        CAPTION_HARNESS: `"${process.execPath}" "${harness()}"`,
        EXAMPLE_FAILS: fails,
        PYTHONDONTWRITEBYTECODE: '1',
      },
    });
  const withPytest = itNeeds('Python with pytest and requests', python !== undefined);

  withPytest('is green', async () => {
    const ended = await pytest();
    expect([ended.code, ended.stdout]).toEqual([0, expect.stringContaining('2 passed, 2 skipped')]);
  });

  withPytest('shows the journal of the test that fails, and refuses requests to no operation', async () => {
    const { code, stdout } = await pytest('1');
    expect(code).toBe(1);
    expect(stdout).toMatch(/requests of tenant test-sees-no-limit-\d+-\d -+\nGET \/v2\/account\/summary {2}429/);
    expect(stdout).not.toContain('requests of tenant test-reads');
    expect(stdout).toContain('requests to no operation: [');
  });
});

describe('the example of curl', () => {
  itNeeds('curl', has('curl', ['--version']))('is green under exec', async () => {
    const ended = await run(process.execPath, [harness(), 'exec', '--', 'sh', `${examples}curl/translate.sh`]);
    expect([ended.code, ended.stdout]).toEqual([0, expect.stringContaining('a wrong key: 403')]);
  });
});
