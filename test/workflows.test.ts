// Over .github/workflows, .devcontainer and scripts/release-notes.mjs.
// Covers: support/github-files.ts
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { notesOf, obstacleOf } from '../scripts/release-notes.mjs';
import { stepProblems, workflow } from './support/github-files.ts';

const root = fileURLToPath(new URL('../', import.meta.url));
const read = (name: string): string => readFileSync(root + name, 'utf8');
const files = readdirSync(`${root}.github/workflows`);
const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };

describe.each(files)('.github/workflows/%s', (file) => {
  const text = read(`.github/workflows/${file}`);
  const { jobs, permissions } = workflow.parse(parse(text));
  const steps = Object.values(jobs).flatMap((job) => job.steps);
  const commands = steps.flatMap(({ run }) => (run === undefined ? [] : [run]));

  it('may only read by default, and pins what it uses', () => {
    expect(permissions).toEqual({ contents: 'read' });
    expect(stepProblems(steps)).toEqual([]);
    // A pin says which version it is.
    expect([...text.matchAll(/uses: \S+@[0-9a-f]{40}(?! # v\d+\.\d+\.\d+$)/gm)]).toEqual([]);
  });

  it('leaves no credential in the checkout', () => {
    const checkouts = steps.filter(({ uses }) => uses?.startsWith('actions/checkout@'));
    expect(checkouts.filter((step) => step.with?.['persist-credentials'] !== false)).toEqual([]);
  });

  it('runs scripts that bash can read, and names files and npm scripts that exist', () => {
    for (const command of commands) {
      execFileSync('bash', ['-n'], { input: command });
      for (const [, name = ''] of command.matchAll(/npm run (?:--\S+ )*([\w:]+)/g)) {
        if (!command.includes('--if-present')) expect(scripts, command).toHaveProperty(name);
      }
      for (const [, name = ''] of command.matchAll(/\b(?:node|bash) ((?:\.ci|scripts)\/\S+)/g)) {
        expect(existsSync(root + name), name).toBe(true);
      }
    }
  });

  it('waits only for jobs that exist', () => {
    const needed = Object.values(jobs).flatMap(({ needs = [] }) => needs);
    expect(needed.filter((name) => !(name in jobs))).toEqual([]);
  });
});

it('finds unpinned actions and values of events in scripts', () => {
  const value = '$' + '{{ github.event.issue.title }}';
  const steps = [{ uses: 'actions/checkout@v4' }, { run: `echo ${value}` }];
  expect(stepProblems(steps)).toEqual([
    'actions/checkout@v4 is not pinned to a commit',
    `${value} is inside a script: give it by env`,
  ]);
});

it.each([
  ['no time limit', { jobs: { a: { 'runs-on': 'ubuntu-24.04', steps: [{ run: 'true' }] } } }],
  ['an unknown permission', { permissions: { everything: 'write' } }],
  [
    'a step with both uses and run',
    { jobs: { a: { 'runs-on': 'x', 'timeout-minutes': 1, steps: [{ run: 'a', uses: 'b' }] } } },
  ],
  ['a slip in a name', { on: { pull_requests: null } }],
])('a workflow would be refused with %s', (_what, change) => {
  expect(workflow.safeParse({ ...parse(read('.github/workflows/ci.yml')), ...change }).success).toBe(false);
});

it('publishes only after everything was verified, without a stored token', () => {
  const { jobs } = workflow.parse(parse(read('.github/workflows/release.yml')));
  const { npm } = jobs;
  expect(npm?.needs).toBe('verify');
  expect(npm?.permissions).toEqual({ contents: 'read', 'id-token': 'write' });
  expect(JSON.stringify(npm)).toContain('--provenance');
  expect(read('.github/workflows/release.yml')).not.toMatch(/secrets\./);
});

it('forwards the ports of the programs from the dev container', () => {
  const { forwardPorts, portsAttributes, image } = JSON.parse(read('.devcontainer/devcontainer.json')) as {
    forwardPorts: number[];
    portsAttributes: Record<string, unknown>;
    image: string;
  };
  expect(forwardPorts).toEqual([4000, 4010, 4020, 4030, 4100]);
  expect(Object.keys(portsAttributes).map(Number)).toEqual(forwardPorts);
  expect(image).toMatch(/:\d+-bookworm$/);
});

describe('scripts/release-notes.mjs', () => {
  const changelog =
    '# Changelog\n\n## [Unreleased]\n\n- later\n\n## [1.2.0] - 2027-01-02\n\n### Added\n\n- this\n\n## 1.1.0\n';

  it('reads the part of a version', () => {
    expect(notesOf(changelog, '1.2.0')).toBe('### Added\n\n- this');
    expect(notesOf(changelog, '1.1.0')).toBeUndefined();
    expect(notesOf(changelog, '1.2')).toBeUndefined();
  });

  it('refuses a tag of another version, and one without notes', () => {
    expect(obstacleOf('v1.2.0', '1.2.0', changelog)).toBeUndefined();
    expect(obstacleOf('v1.2.0', '1.1.0', changelog)).toContain('package.json has version 1.1.0');
    expect(obstacleOf('v1.1.0', '1.1.0', changelog)).toContain('## [1.1.0]');
  });
});
