// Over examples/python, examples/curl and examples/go: each runs with its tools, is green, and shows the journal when a test fails.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, vi } from 'vitest';
import { itNeeds, itWhere } from './support/needed.ts';
import { type Finished, run, useBuiltPrograms } from './support/programs.ts';
import { pythonWith, works } from './support/python.ts';

const examples = fileURLToPath(new URL('../examples/', import.meta.url));
const programs = useBuiltPrograms();
const harness = () => programs.path('caption-harness');

const python = pythonWith('pytest, requests');

describe('the example of pytest', () => {
  const direct = () => `"${process.execPath}" "${harness()}"`;
  const pytest = (fails = '', command = direct()): Promise<Finished> =>
    run(python ?? 'python3', ['-m', 'pytest', '-p', 'no:cacheprovider', '-rf', `${examples}python`], {
      env: {
        CAPTION_HARNESS: command,
        EXAMPLE_FAILS: fails,
        PYTHONDONTWRITEBYTECODE: '1',
      },
    });
  const withPytest = itNeeds('Python with pytest and requests', python !== null);

  withPytest('is green', async () => {
    const ended = await pytest();
    expect([ended.code, ended.stdout]).toEqual([0, expect.stringContaining('2 passed, 2 skipped')]);
  });

  withPytest('ends the mocks that npx has started for it', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'pytest-'));
    const pidFile = join(folder, 'pid');
    // As npx does: a program between, which does not pass signals on.
    const through = `sh -c '${direct()} "$@" & echo $! > "${pidFile}"; wait' npx`;
    const { code } = await pytest('', through);
    const pid = Number(readFileSync(pidFile, 'utf8'));
    rmSync(folder, { recursive: true });
    expect(code).toBe(0);
    try {
      await vi.waitFor(() => expect(() => process.kill(pid, 0)).toThrow('ESRCH'), { timeout: 10_000 });
    } finally {
      try {
        process.kill(pid);
      } catch {
        // It has ended, as it should.
      }
    }
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
  itNeeds('curl', works('curl', ['--version']))('is green under exec', async () => {
    const ended = await run(process.execPath, [harness(), 'exec', '--', 'sh', `${examples}curl/translate.sh`]);
    expect([ended.code, ended.stdout]).toEqual([0, expect.stringContaining('a wrong key: 403')]);
  });
});

describe('the example of Go', () => {
  const goTest = (fails = ''): Promise<Finished> =>
    run(process.execPath, [harness(), 'exec', '--', 'go', 'test', './...'], {
      cwd: `${examples}go`,
      env: { EXAMPLE_FAILS: fails, GOFLAGS: '-count=1' },
    });
  const withGo = itWhere('go', works('go', ['version']));

  withGo('is green under exec', { timeout: 120_000 }, async () => {
    const ended = await goTest();
    expect([ended.code, ended.stdout]).toEqual([0, expect.stringMatching(/^ok /)]);
  });

  withGo('logs the requests of the test that fails', { timeout: 120_000 }, async () => {
    const { code, stdout } = await goTest('1');
    expect(code).toBe(1);
    expect(stdout).toMatch(/FAIL: TestSeesAnError[\s\S]*POST \/v2\/translate\/subtitles {2}400 {2}language-unknown/);
  });
});
