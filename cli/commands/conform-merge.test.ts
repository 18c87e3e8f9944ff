// Covers: conform-checks.ts, conform-requirements.ts
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Report } from '../../conformance/index.ts';
import { runHere } from '../../test/support/in-process.ts';

const folder = mkdtempSync(join(tmpdir(), 'merge-'));
afterAll(() => rmSync(folder, { recursive: true }));
const conform = (...words: string[]) => runHere('conform', words, { cwd: folder });
const read = (file: string) => readFileSync(join(folder, file), 'utf8');
const write = (file: string, text: string): string => {
  writeFileSync(join(folder, file), text);
  return file;
};
const SET = 'translateplus@2026-11-29';
const SOME = ['--requirements', SET, '--grep', 'translateplus/health/*'];
const outcomes = (file: string) => (JSON.parse(read(file)) as Report).checks.map(({ id, status }) => `${id} ${status}`);

describe('conform --shard and merge', () => {
  it('give together what one run gives, in every format, with its exit code', async () => {
    await conform(...SOME, '--reporter', 'json=whole.json');
    for (const k of [1, 2]) {
      const { code } = await conform(...SOME, '--shard', `${k}/2`, '--reporter', `json=${k}.json`);
      expect(code).toBe(0);
    }
    const formats = ['json', 'junit', 'ctrf', 'html'].flatMap((name) => ['--reporter', `${name}=merged.${name}`]);
    const { code, stdout } = await conform('merge', '1.json', '2.json', ...formats, '--badge', 'badge.json');
    expect([code, stdout]).toEqual([0, '']);
    expect(outcomes('merged.json')).toEqual(outcomes('whole.json'));
    expect(JSON.parse(read('merged.json'))).toMatchObject({ requirements: [SET] });
    for (const name of ['junit', 'ctrf', 'html']) expect(read(`merged.${name}`)).toContain('translateplus/health/');
    expect(JSON.parse(read('badge.json'))).toMatchObject({ schemaVersion: 1, label: SET });
  });

  it.each([
    [['1.json'], 'merge: expected every shard, got none for 2/2.'],
    [['missing.json'], 'missing.json cannot be read: there is no such file or folder'],
    [['other.json'], 'merge other.json: expected a report of --reporter json, got other JSON.'],
  ])('refuse %j', async (files, message) => {
    write('other.json', '{}');
    const { code, stderr } = await conform('merge', ...files);
    expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
  });
});

describe('conform --badge', () => {
  it('writes the badge beside the report on the terminal', async () => {
    const { code, stdout } = await conform(...SOME, '--badge', 'deep/badge.json');
    expect([code, stdout]).toEqual([0, expect.stringContaining(`target mock, ${SET}, --seed 1`)]);
    expect(JSON.parse(read('deep/badge.json'))).toMatchObject({ color: 'brightgreen' });
  });
});

describe('conform --requirements', () => {
  it('lists the sets of this package', async () => {
    const { code, stdout } = await conform('--requirements', 'list');
    expect([code, stdout]).toEqual([0, expect.stringMatching(/^translateplus@2026-11-29 {2}132 checks$/m)]);
  });

  it.each([
    ['translateplus', 'expected <provider>@<date>'],
    ['translateplus@2020-01-01', 'there are no requirements translateplus@2020-01-01; known dates: 2026-11-29'],
    ['transplus@2026-11-29', 'there is no provider "transplus"'],
    ['./missing.yaml', '--requirements ./missing.yaml cannot be read'],
    ['bad.yaml', 'bad.yaml does not have the expected form'],
    ['odd.yaml', 'no check is or was called translateplus/keys/cas (1 in all). The nearest is translateplus/'],
  ])('refuses %s', async (name, message) => {
    write('bad.yaml', 'version: 1');
    const odd = readOwnSet().replace(
      /(requirements:\n)[\s\S]*/,
      '$1  - { check: translateplus/keys/cas, level: must, grade: documented, source: a, requirement: b }\n',
    );
    write('odd.yaml', odd);
    const { code, stderr } = await conform('--requirements', name);
    expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
  });

  it('takes one set of each provider', async () => {
    const { code, stderr } = await conform('--requirements', SET, '--requirements', SET);
    expect([code, stderr]).toEqual([2, expect.stringContaining('two sets of translateplus')]);
  });

  it('ignores entries of a baseline whose checks are outside the set, and names unknown ones', async () => {
    const entry = (check: string) => ({ check, reason: 'ticket', expires: '2999-12-31' });
    const knownFailures = [entry('gcore-ai/tasks-create/transcription'), entry('translateplus/no/check')];
    write('known.json', JSON.stringify({ version: 1, knownFailures }));
    const { code, stdout } = await conform(...SOME, '--baseline', 'known.json');
    expect([code, stdout]).toEqual([1, expect.stringContaining('translateplus/no/check')]);
    expect(stdout).toContain('1 stale in the baseline');
  });
});

describe('conform --freeze', () => {
  it('writes sets that can be named as files, and never writes one anew', async () => {
    const words = ['--freeze', 'sets', '--provider', 'workers-ai'];
    expect((await conform(...words)).code).toBe(0);
    const [file = ''] = readdirSync(join(folder, 'sets'));
    expect(file).toMatch(/^workers-ai@\d{4}-\d\d-\d\d\.yaml$/);
    const listed = await conform('--list', '--provider', 'workers-ai');
    expect((await conform('--list', '--requirements', `sets/${file}`)).stdout).toBe(listed.stdout);
    const { code, stderr } = await conform(...words);
    expect([code, stderr]).toEqual([2, expect.stringContaining('cannot be written')]);
  });

  it('leaves no check out', async () => {
    const { code, stderr } = await conform('--freeze', 'sets', '--grep', 'a');
    expect([code, stderr]).toEqual([2, expect.stringContaining('--grep cannot be used with it')]);
  });
});

const readOwnSet = () => readFileSync(new URL(`../../fixtures/requirements/${SET}.yaml`, import.meta.url), 'utf8');
