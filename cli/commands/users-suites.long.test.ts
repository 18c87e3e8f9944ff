// Covers: ../environment.ts, ../run-command.ts, env.ts, exec.ts, mutate.ts, mutate-merge.ts, mutate-reports.ts

import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { isRunning } from '../../src/base/running-process.ts';
import { runHere } from '../../test/support/in-process.ts';
import { run, serve, useBuiltPrograms } from '../../test/support/programs.ts';

// Programs, on machines that may be busy.
vi.setConfig({ testTimeout: 60_000 });

const programs = useBuiltPrograms();
const program = () => programs.path('caption-harness');
const folder = mkdtempSync(join(tmpdir(), 'users-suites-'));
afterAll(() => rmSync(folder, { recursive: true }));

const harness = (args: readonly string[], options: { env?: Record<string, string>; input?: string } = {}) =>
  run(process.execPath, [program(), ...args], { cwd: folder, ...options });
const harnessHere = (args: readonly string[]) => runHere('caption-harness', args, { cwd: folder });
const naive = fileURLToPath(new URL('../../test/examples/naive-client/client.test.mjs', import.meta.url));

describe('serve --mutant', () => {
  it('starts with several mutants', async () => {
    const mutants = ['--mutant', 'translateplus/health-other-service', '--mutant', 'translateplus/text-type'];
    const running = await serve(program(), mutants);
    const answer = await fetch(`${running.providers.translateplus?.baseUrl}/health`);
    expect(await answer.json()).not.toHaveProperty('service');
    expect(answer.headers.get('content-type')).toBe('text/plain');
    await running.stop();
  });

  it('suggests ids near to an unknown one', async () => {
    const { code, stderr } = await harnessHere(['serve', '--mutant', 'translateplus/charge-twize']);
    expect(code).toBe(2);
    expect(stderr).toMatch(
      /^error: there is no mutant "translateplus\/charge-twize"\. Near: translateplus\/charge-twice/,
    );
  });
});

describe('env', () => {
  it("prints exports for a shell, with the SDKs' own variables, and unsets those that would send other credentials", async () => {
    const { code, stdout } = await harnessHere(['env', '--tenant', 'ann']);
    expect(code).toBe(0);
    const shown = await run('bash', ['-c', `export CLOUDFLARE_EMAIL=me@real.example; ${stdout}\nenv`]);
    const lines = shown.stdout.split('\n');
    expect(lines).toContain('CLOUDFLARE_API_TOKEN=mock_ann');
    expect(lines).toContain('CLOUDFLARE_BASE_URL=http://127.0.0.1:4010/client/v4');
    expect(lines).toContain('GCORE_API_KEY=mock_ann');
    expect(lines).toContain('CAPTION_HARNESS_CONTROL_URL=http://127.0.0.1:4000');
    expect(shown.stdout).not.toContain('real.example');
  });

  it('reads the addresses of running mocks and prints some providers in other formats', async () => {
    const ready = {
      control: { url: 'http://127.0.0.1:5' },
      providers: { 'gcore-ai': { baseUrl: 'http://127.0.0.1:6', credentials: { apiKey: "it's" } } },
    };
    const line = JSON.stringify(ready);
    const json = await harness(['env', '--from', '-', '--format', 'json'], { input: line });
    expect(JSON.parse(json.stdout)).toEqual({
      CAPTION_HARNESS_CONTROL_URL: 'http://127.0.0.1:5',
      GCORE_BASE_URL: 'http://127.0.0.1:6',
      GCORE_API_KEY: "it's",
    });
    const shell = await harness(['env', '--from', '-'], { input: line });
    expect((await run('bash', ['-c', `${shell.stdout}\necho "$GCORE_API_KEY"`])).stdout).toBe("it's\n");
  });

  it.each([[['--provider', 'nobody']], [['--tenant', "a'b"]], [['--format', 'xml']], [['--from', '/no/such/file']]])(
    '%j is bad usage',
    async (args) => {
      const { code, stderr } = await harnessHere(['env', ...args]);
      expect(code).toBe(2);
      expect(stderr).toMatch(/^error: \S/);
    },
  );
});

describe('exec', () => {
  it('points a command at its own mocks and prints nothing itself', async () => {
    const script =
      'fetch(process.env.TRANSLATEPLUS_BASE_URL + "/health").then((a) => a.json()).then((b) => console.log(b.status))';
    const outcome = await harness(['exec', '--', process.execPath, '-e', script]);
    expect(outcome).toEqual({ code: 0, stdout: 'ok\n', stderr: '' });
  });

  it.each([
    [['bash', '-c', 'exit 7'], 7],
    [['bash', '-c', 'exit 0'], 0],
    [['no-such-command-anywhere'], 127],
  ])('ends as %j ends', async (words, code) => {
    expect((await harness(['exec', '--', ...words])).code).toBe(code);
  });

  it('does not read the options of the command', async () => {
    expect((await harness(['exec', '--seed', '2', 'echo', '--seed', '--help'])).stdout).toBe('--seed --help\n');
  });

  it('passes signals on and ends by the signal that ended the command', async () => {
    const words = ['bash', '-c', 'trap "echo got it; exit 9" TERM; echo up; while :; do sleep 0.05; done'];
    const child = spawn(process.execPath, [program(), 'exec', '--', ...words], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (part: string) => {
      output += part;
      if (part.includes('up')) child.kill('SIGTERM');
    });
    const ended = await new Promise((resolve) => void child.once('close', (code, signal) => resolve([code, signal])));
    expect([ended, output]).toEqual([[9, null], 'up\ngot it\n']);
    const killed = spawn(process.execPath, [program(), 'exec', '--', 'bash', '-c', 'kill -KILL $$']);
    expect(await new Promise((resolve) => void killed.once('close', (_code, signal) => resolve(signal)))).toBe(
      'SIGKILL',
    );
  });
});

describe('mutate', () => {
  const mutate = (...args: string[]) => harnessHere(['mutate', '--provider', 'translateplus', ...args]);

  const twelve = Array.from({ length: 12 }, (_, mutant) => mutant);
  const tried = twelve.length;

  it('shows what the tests of a naive client do not notice', async () => {
    const out = join(folder, 'naive.json');
    const outcome = await mutate(
      '--sample',
      String(tried),
      '--seed',
      '3',
      '--out',
      out,
      '--',
      process.execPath,
      '--test',
      naive,
    );
    expect(outcome.code).toBe(1);
    expect(outcome.stdout).toMatch(/^\d+ of \d+ triggered mutants were noticed/);
    expect(outcome.stderr).toContain(`\n[${tried}/${tried}] `);
    expect(outcome.stderr).toMatch(new RegExp(`^\\[1/${tried}, about \\d+ \\w+ left\\] `, 'm'));
    const report = JSON.parse(readFileSync(out, 'utf8'));
    expect(report.outcomes).toHaveLength(tried);
    expect(report.summary.unnoticed).toBeGreaterThan(0);
    expect(report.summary.noticed + report.summary.late + report.summary.unnoticed + report.summary.unmet).toBe(tried);
    expect(existsSync(join(folder, '.caption-harness-mutate.json'))).toBe(false);
  });

  it('is one run in two shards', async () => {
    const words = ['--', process.execPath, '--test', naive];
    const grep = ['--grep', 'translateplus/health-*', '--out'];
    const files = ['1', '2'].map((k) => join(folder, `shard-${k}.json`));
    for (const [at, file] of files.entries()) await mutate('--shard', `${at + 1}/2`, ...grep, file, ...words);
    const [one, merged] = [join(folder, 'one-run.json'), join(folder, 'merged.json')];
    const whole = await mutate(...grep, one, ...words);
    const badge = join(folder, 'badge.json');
    const outcome = await mutate(
      '--out',
      merged,
      '--reporter',
      `badge=${badge}`,
      ...files.flatMap((file) => ['--merge', file]),
    );
    expect([outcome.code, outcome.stdout]).toEqual([whole.code, whole.stdout]);
    expect(JSON.parse(readFileSync(badge, 'utf8'))).toMatchObject({ label: 'mutants noticed' });
    expect(JSON.parse(readFileSync(merged, 'utf8'))).toEqual(JSON.parse(readFileSync(one, 'utf8')));
  });

  it('tries what the changed tests meet, and all mutants with a reason when another file changed', async () => {
    const repository = mkdtempSync(join(folder, 'repository-'));
    const git = (...words: string[]) =>
      run('git', ['-c', 'user.name=a', '-c', 'user.email=a@b.example', ...words], { cwd: repository });
    for (const name of ['a.test.mjs', 'b.test.mjs', 'client.mjs']) {
      writeFileSync(join(repository, name), 'await fetch(process.env.TRANSLATEPLUS_BASE_URL + "/health");\n');
    }
    await git('init', '-q');
    await git('add', '.');
    await git('commit', '-qm', 'first');
    const since = (glob: string) =>
      runHere(
        'caption-harness',
        ['mutate', '--since', 'HEAD', '--grep', glob, '--', process.execPath, '--test', '{changed}'],
        { cwd: repository },
      );
    expect(await since('translateplus/*')).toMatchObject({ code: 0, stderr: 'nothing changed\n' });
    writeFileSync(join(repository, 'b.test.mjs'), 'await fetch(process.env.TRANSLATEPLUS_BASE_URL);\n');
    const some = await since('translateplus/health-*');
    expect([some.code, some.stderr]).toEqual([
      0,
      expect.stringMatching(/^changed tests: b\.test\.mjs\n(?:.*\n)*.*meets 0 of 2/),
    ]);
    writeFileSync(join(repository, 'client.mjs'), '');
    const all = await since('translateplus/health-down');
    expect([all.code, all.stderr]).toEqual([1, expect.stringMatching(/^every mutant is tried: client\.mjs changed/)]);
  });

  it('tells noticed, unnoticed and never triggered mutants apart', async () => {
    const outcome = async (id: string) => {
      const out = join(folder, 'one.json');
      const { code } = await mutate('--grep', id, '--out', out, '--', process.execPath, '--test', naive);
      return [code, JSON.parse(readFileSync(out, 'utf8')).outcomes.map((one: { outcome: string }) => one.outcome)];
    };
    expect(await outcome('translateplus/content-null*')).toEqual([0, ['noticed']]);
    expect(await outcome('translateplus/charge-twice*')).toEqual([1, ['unnoticed']]);
    expect(await outcome('translateplus/method-as-500*')).toEqual([3, ['unmet']]);
  });

  it('continues where it was interrupted, and only with the same command', async () => {
    const state = join(folder, 'state.json');
    const log = join(folder, 'log');
    const script = `require('fs').appendFileSync(${JSON.stringify(log)}, (process.env.CAPTION_HARNESS_MUTANT ?? 'honest') + '\\n'); fetch(process.env.TRANSLATEPLUS_BASE_URL + '/health')`;
    const words = ['--', process.execPath, '-e', script];
    const args = ['mutate', '--provider', 'translateplus', '--sample', '4', '--state', state];
    const child = spawn(process.execPath, [program(), ...args, ...words], {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    child.stderr.setEncoding('utf8').on('data', (part: string) => {
      if (part.includes('[2/4')) child.kill('SIGINT');
    });
    expect(await new Promise((resolve) => void child.once('close', (code) => resolve(code)))).toBe(130);
    expect(JSON.parse(readFileSync(state, 'utf8')).content.outcomes.length).toBeGreaterThanOrEqual(2);
    const other = await harnessHere([...args, '--', 'true']);
    expect([other.code, other.stderr]).toEqual([2, expect.stringContaining('holds another unfinished run')]);
    const rest = await harnessHere([...args, ...words]);
    expect(rest.stderr).toMatch(/^continuing: \d mutants were tried before/);
    expect(existsSync(state)).toBe(false);
    const tried = readFileSync(log, 'utf8')
      .trim()
      .split('\n')
      .filter((line) => line !== 'honest');
    expect(new Set(tried).size).toBe(4);
    expect(tried.length).toBeLessThanOrEqual(5);
  });

  it('concludes nothing from a command that fails with unchanged mocks', async () => {
    const { code, stderr } = await mutate('--', 'bash', '-c', 'echo why; exit 4');
    expect(code).toBe(3);
    expect(stderr).toContain('fails with unchanged mocks (exit 4)');
    expect(stderr).toContain('why');
  });

  it('stops a command that takes too long, with its child processes', async () => {
    const pidFile = join(folder, 'pid');
    const script = `[ -z "$CAPTION_HARNESS_MUTANT" ] && exit 0; sleep 600 & echo $! > ${pidFile}; wait`;
    const { stderr } = await mutate('--sample', '1', '--timeout', '1', '--', 'bash', '-c', script);
    // It sends nothing, so the mutant cannot be why it hangs.
    expect(stderr).toMatch(/not triggered, and FLAKY: \S+ \(stopped after 1 seconds\)/);
    const pid = Number(readFileSync(pidFile, 'utf8'));
    await expect.poll(() => isRunning(pid), { timeout: 10_000 }).toBe(false);
  });

  it.each([
    [['--provider', 'nobody', '--', 'true']],
    [['--grep', 'zzz', '--', 'true']],
    [[]],
    [['--', 'no-such-command-anywhere']],
    [['--shard', '3/2', '--', 'true']],
    [['--merge', '/no/such/file']],
    [['--reporter', 'nothing=file', '--', 'true']],
    [['--reporter', 'junit', '--', 'true']],
    [['--since', 'no-such-ref', '--', 'true']],
  ])('%j is bad usage', async (args) => {
    const { code, stderr } = await harnessHere(['mutate', ...args]);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^error: \S/m);
  });

  it('leaves out providers that the command does not call', async () => {
    writeFileSync(join(folder, 'health.mjs'), 'await fetch(process.env.TRANSLATEPLUS_BASE_URL + "/health");');
    const { stdout } = await harnessHere([
      'mutate',
      '--sample',
      '5',
      '--seed',
      '9',
      '--',
      process.execPath,
      'health.mjs',
    ]);
    expect(stdout).toMatch(/left out, because your command does not call them: .*gcore-ai/);
    // The sample is taken from the mutants that are left.
    expect(stdout.match(/^ {2}translateplus\/|noticed: translateplus\//gm)).toHaveLength(5);
  });
});
