// Over action.yml: its metadata, and its steps as a runner would carry them out, by bash.
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { action, type Step, stepProblems } from './support/github-files.ts';
import { useBuiltPrograms } from './support/programs.ts';

const root = fileURLToPath(new URL('../', import.meta.url));
const text = parse(readFileSync(`${root}action.yml`, 'utf8')) as object;
const { inputs, outputs, runs } = action.parse(text);
const programs = useBuiltPrograms();
const folder = mkdtempSync(join(tmpdir(), 'action-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A program of the PATH that does what a line of bash says. */
function program(name: string, line: string): void {
  mkdirSync(join(folder, 'bin'), { recursive: true });
  writeFileSync(join(folder, 'bin', name), `#!/usr/bin/env bash\n${line}\n`);
  chmodSync(join(folder, 'bin', name), 0o755);
}

const outputsIn = (text: string): Record<string, string> =>
  Object.fromEntries(
    text.split('\n').flatMap((line) => (line === '' ? [] : [/^([^=]+)=(.*)$/.exec(line)?.slice(1) ?? []])),
  );

/** Runs the scripts of the action in order, each with the environment that its step states. Conditions are the caller's. */
function run(ids: readonly string[], given: Record<string, string>) {
  const values: Record<string, string> = { 'runner.temp': join(folder, 'temp') };
  for (const [name, { default: value }] of Object.entries(inputs)) values[`inputs.${name}`] = given[name] ?? value;
  let status = 0;
  let printed = '';
  for (const step of runs.steps.filter(({ id }) => ids.includes(id ?? ''))) {
    const files = {
      GITHUB_OUTPUT: join(folder, 'output'),
      GITHUB_PATH: join(folder, 'path'),
      GITHUB_STEP_SUMMARY: join(folder, 'summary'),
    };
    for (const file of Object.values(files)) writeFileSync(file, '');
    const env = Object.fromEntries(Object.entries(step.env ?? {}).map(([name, text]) => [name, filled(text, values)]));
    const done = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', step.run ?? ''], {
      cwd: join(folder, 'work', filled(step['working-directory'] ?? '.', values)),
      env: { ...files, ...env, PATH: `${folder}/bin:${process.env.PATH}`, HOME: folder },
      encoding: 'utf8',
    });
    status = done.status ?? -1;
    printed += done.stdout + done.stderr;
    for (const [name, value] of Object.entries(outputsIn(readFileSync(files.GITHUB_OUTPUT, 'utf8')))) {
      values[`steps.${step.id}.outputs.${name}`] = value;
    }
  }
  const of = (name: string): string => filled(outputs[name]?.value ?? '', values);
  return {
    status,
    printed,
    path: readFileSync(join(folder, 'path'), 'utf8'),
    ...Object.fromEntries(Object.keys(outputs).map((name) => [name, of(name)])),
  };
}

const filled = (text: string, values: Record<string, string>): string =>
  text.replaceAll(/\$\{\{ *([\w.-]+) *\}\}/g, (_, name: string) => values[name] ?? '');

beforeEach(() => {
  rmSync(join(folder, 'work'), { recursive: true, force: true });
  mkdirSync(join(folder, 'work', 'sub'), { recursive: true });
  program('conform', `exec '${process.execPath}' '${programs.path('conform')}' "$@"`);
});

describe('action.yml', () => {
  it('pins what it uses, and gives values to scripts by env alone', () => {
    expect(stepProblems(runs.steps)).toEqual([]);
    for (const { run: script = '' } of runs.steps) execFileSync('bash', ['-n'], { input: script });
  });

  it.each([
    ['no description', { description: undefined }],
    ['an unknown colour', { branding: { icon: 'check-square', color: 'pink' } }],
    ['an input in capitals', { inputs: { Version: { description: 'x', default: '' } } }],
    ['an output without a value', { outputs: { verdict: { description: 'x' } } }],
    ['a script without its shell', { runs: { using: 'composite', steps: [{ run: 'true' }] } }],
    ['a step that does nothing', { runs: { using: 'composite', steps: [{ id: 'a' }] } }],
    ['a member that no action has', { jobs: {} }],
  ])('would be refused with %s', (_what, change) => {
    expect(action.safeParse({ ...text, ...change }).success).toBe(false);
  });

  it('reads inputs and outputs that exist', () => {
    const text = JSON.stringify(runs) + JSON.stringify(outputs);
    const ids = new Set(runs.steps.map(({ id }: Step) => id));
    expect([...text.matchAll(/inputs\.([\w-]+)/g)].filter(([, name = '']) => !(name in inputs))).toEqual([]);
    expect([...text.matchAll(/steps\.([\w-]+)\./g)].filter(([, id]) => !ids.has(id))).toEqual([]);
  });

  it('installs the version of this package by default', () => {
    const { version } = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as { version: string };
    expect(inputs.version?.default).toBe(version);
    program('npm', 'printf "%s\\n" "$@"');
    expect(run(['install'], {}).printed.trim().split('\n').at(-1)).toBe(`caption-harness@${version}`);
    expect(run(['install'], { version: './caption-harness.tgz' }).printed.trim().split('\n').at(-1)).toBe(
      './caption-harness.tgz',
    );
    expect(run(['path'], {}).path).toBe(`${folder}/temp/caption-harness/node_modules/.bin\n`);
  });
});

describe('its steps', () => {
  it('report a run that held, with the paths of its reports', () => {
    const args = '--grep translateplus/health/*\n\n--quiet';
    const result = run(['conform', 'verdict'], { args, 'working-directory': 'sub', reports: 'my reports' });
    expect(result).toMatchObject({
      status: 0,
      verdict: 'passed',
      score: '',
      'report-json': 'sub/my reports/conform.json',
    });
    const report = JSON.parse(readFileSync(join(folder, 'work/sub/my reports/conform.json'), 'utf8')) as {
      summary: object;
    };
    expect(report.summary).toMatchObject({ failed: 0 });
    for (const name of ['conform.xml', 'conform.html']) {
      expect(readFileSync(join(folder, 'work/sub/my reports', name), 'utf8').length).toBeGreaterThan(100);
    }
  });

  it.each([
    [1, 'failed'],
    [2, 'usage'],
    [3, 'broken'],
    [5, 'partial'],
    [130, 'interrupted'],
  ])('fail for exit code %s of conform: %s', (code, verdict) => {
    program('conform', `exit ${code}`);
    expect(run(['conform', 'verdict'], {})).toMatchObject({ status: 1, verdict, 'report-json': '' });
  });

  it.each([
    ['50', 0, 'passed'],
    ['67', 1, 'failed'],
  ])('judge the mutation score by its minimum of %s', (minimum, status, verdict) => {
    const summary = JSON.stringify({ summary: { noticed: 1, late: 1, unnoticed: 1, unmet: 7 } });
    program('caption-harness', `printf '%s' '${summary}' > "$3"; printf '%s\\n' "$@"; exit 1`);
    const result = run(['mutate', 'verdict'], {
      mutate: 'npm test -- "a b"',
      'mutate-args': '--sample 20',
      'minimum-score': minimum,
    });
    expect(result).toMatchObject({ status, verdict, score: '66' });
    expect(result.printed).toContain('--sample\n20\n--\nbash\n-c\nnpm test -- "a b"');
  });

  it('say that nothing was measured if the command fails by itself', () => {
    program('caption-harness', 'exit 3');
    expect(run(['mutate', 'verdict'], { mutate: 'npm test' })).toMatchObject({
      status: 1,
      verdict: 'broken',
      score: '',
    });
  });
});
