// Covers: commands/conform-config.ts, commands/conform-reporters.ts

import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { reporters } from '../conformance/index.ts';
import { runHere } from '../test/support/in-process.ts';
import { reporterNames } from './commands/conform-reporters.ts';

const root = mkdtempSync(join(tmpdir(), 'conform-'));
let folder = root;
beforeEach(() => {
  folder = mkdtempSync(join(root, 'case-'));
});
let broken: Server;
let url: string;
beforeAll(async () => {
  broken = createServer((_request, response) => response.end('<html>hello</html>'));
  await new Promise<void>((resolve) => {
    broken.listen(0, '127.0.0.1', resolve);
  });
  url = `http://127.0.0.1:${(broken.address() as AddressInfo).port}`;
});
afterAll(() => {
  broken.close();
  rmSync(root, { recursive: true });
});

/** Runs `conform` in a folder of the test. */
const conform = (args: readonly string[], env: Record<string, string> = {}) =>
  runHere('conform', args, { cwd: folder, env });
const write = (name: string, value: unknown): string => {
  writeFileSync(join(folder, name), typeof value === 'string' ? value : JSON.stringify(value));
  return name;
};
const OK = 'translateplus/health/*';
const known = (check: string, expires = '2999-12-31') => ({
  version: 1,
  knownFailures: [{ check, reason: 'ticket 12', expires }],
});
const idsOf = async (): Promise<string[]> =>
  (await conform(['--list', '--grep', OK])).stdout.split('\n').flatMap((line) => line.split(' ')[0] || []);

describe('--reporter', () => {
  it('knows every reporter of the suite', () => {
    expect(reporterNames).toEqual(Object.keys(reporters));
  });

  it('writes all of them at once', async () => {
    const files = reporterNames.flatMap((name) => ['--reporter', `${name}=out/${name}`]);
    const { code, stdout, stderr } = await conform(['--grep', OK, ...files]);
    expect([code, stdout]).toEqual([0, '']);
    // Nothing on the terminal says that the run has ended.
    expect(stderr).toBe(reporterNames.map((name) => `${name}: out/${name}\n`).join(''));
    expect(readdirSync(join(folder, 'out')).sort()).toEqual([...reporterNames].sort());
    expect(JSON.parse(readFileSync(join(folder, 'out/ctrf'), 'utf8')).results.tool.version).toMatch(/^\d+\.\d+/);
  });

  it.each([
    ['a folder', '.', 'a folder stands where a file should be'],
    ['a place below a file', 'file/report.html', 'a file stands where a folder should be'],
  ])('refuses before the run to write to %s', async (_what, place, why) => {
    write('file', '');
    const { code, stdout, stderr } = await conform([
      '--grep',
      OK,
      '--reporter',
      'pretty',
      '--reporter',
      `html=${place}`,
    ]);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(
      new RegExp(`^error: --reporter html: .* cannot be written: (${why}|a part of a path).*\\n$`),
    );
  });

  it('refuses two reports in one file', async () => {
    const files = ['--reporter', 'json=out/a', '--reporter', 'junit=./out/../out/a'];
    const { code, stderr } = await conform(['--grep', OK, ...files]);
    expect([code, stderr]).toEqual([
      2,
      'error: --reporter junit: ./out/../out/a is the file of --reporter json. Name another file.\n',
    ]);
  });

  it('refuses what has no effect on a comparison of two targets', async () => {
    const both = ['--target', 'both', '--against', 'url', '--url', `translateplus=${url}`, '--grep', OK];
    const { code, stderr } = await conform([...both, '--reporter', 'junit=out.xml']);
    expect([code, stderr]).toEqual([2, expect.stringMatching(/^error: --reporter has no effect with --target both/)]);
    expect((await conform(both)).code).toBe(1);
  });

  it('writes github beside pretty, and a step summary where GitHub asks for it', async () => {
    const summary = join(folder, 'summary.md');
    write('summary.md', '# before\n');
    const args = ['--url', `translateplus=${url}`, '--grep', OK, '--reporter', 'pretty', '--reporter', 'github'];
    const { code, stdout } = await conform(args, { GITHUB_STEP_SUMMARY: summary });
    expect(code).toBe(1);
    expect(stdout).toMatch(/^::error title=failed%3A translateplus\/health\//m);
    expect(readFileSync(summary, 'utf8')).toMatch(/^# before\n## conform: /);
    const alone = await conform(['--grep', OK, '--reporter', 'github'], { GITHUB_STEP_SUMMARY: '' });
    expect([alone.code, alone.stdout]).toEqual([0, '']);
    expect((await conform(['--grep', OK, '--reporter', 'json', '--reporter', 'github'])).code).toBe(2);
  });
});

describe('a file that cannot be written', () => {
  it('is named without a stack trace', async () => {
    write('docs', 'where a folder should be');
    const { code, stderr } = await conform(['evidence', '--write']);
    expect([code, stderr]).toEqual([3, 'error: a file stands where a folder should be (docs).\n']);
  });

  it('is refused by watch before its run', async () => {
    write('file', '');
    const { code, stderr } = await conform(['watch', '--history', 'file']);
    expect([code, stderr]).toEqual([2, expect.stringMatching(/^error: --history: file cannot be written/)]);
  });

  it('is refused by --freeze', async () => {
    write('file', '');
    const { code, stderr } = await conform(['--freeze', 'file', '--provider', 'workers-ai']);
    expect([code, stderr]).toEqual([2, expect.stringMatching(/^error: --freeze: file cannot be written/)]);
  });
});

describe('drift', () => {
  it.each([
    ['live', 'nowhere'],
    ['nowhere', 'live'],
    ['mock', 'nowhere'],
  ])('tells of %s and %s that a recording is missing before it runs the other', async (...sides) => {
    const key = ['--credential', 'translateplus.apiKey=k'];
    const { code, stdout, stderr } = await conform(['drift', ...sides, ...key, '--provider', 'translateplus']);
    expect([code, stdout, stderr]).toEqual([2, '', 'error: no recording at nowhere: the file does not exist.\n']);
  });

  it('does not say of recordings without answers that nothing differs', async () => {
    const file = write('none.json', { version: 1, target: 'url', recordedAt: '2026-11-30T00:00:00.000Z', answers: [] });
    for (const sides of [
      ['contract', file],
      [file, file],
    ]) {
      const { code, stdout, stderr } = await conform(['drift', ...sides]);
      expect([code, stdout]).toEqual([2, '']);
      expect(stderr).toContain('error: none.json has no answer of the compared providers');
    }
  });
});

describe('--grep', () => {
  it.each([[[]], [['drift', 'mock', 'contract']], [['watch']]])('refuses an empty pattern, after %j', async (words) => {
    const { code, stdout, stderr } = await conform([...words, '--grep', '']);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/expected a pattern such as translateplus\/credits\/\*, got an empty text/);
  });
});

describe('--record', () => {
  it('refuses before the run what is not a folder', async () => {
    write('file', '');
    const { code, stdout, stderr } = await conform(['--grep', OK, '--record', 'file']);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^error: --record: file cannot be written: a file stands where a folder should be/);
  });

  it('writes the shapes of answers', async () => {
    expect((await conform(['--grep', OK, '--quiet', '--record', 'a/b'])).code).toBe(0);
    expect(readdirSync(join(folder, 'a', 'b'))).toEqual(['recording.json']);
  });
});

describe('--baseline', () => {
  it('reads a file that begins with a byte order mark', async () => {
    const file = write('marked.json', `\ufeff${JSON.stringify({ version: 1, knownFailures: [] })}`);
    expect((await conform(['--grep', OK, '--quiet', '--baseline', file])).code).toBe(0);
  });

  it('accepts known failures, and fails for stale and expired entries', async () => {
    const all = await idsOf();
    // The answers that they get break their contract, too.
    const expected = [...all, 'translateplus/wire/getHealth'];
    const entries = expected.map((check) => known(check).knownFailures[0]);
    const bad = ['--url', `translateplus=${url}`, '--grep', OK, '--reporter', 'json', '--baseline'];
    const good = await conform([...bad, write('all.json', { version: 1, knownFailures: entries })]);
    const report = JSON.parse(good.stdout);
    expect(good.code).toBe(0);
    expect(report.summary).toMatchObject({ failed: expected.length, known: expected.length, stale: 0 });
    expect(report.checks[0]).toMatchObject({ status: 'failed', known: { reason: 'ticket 12' } });
    expect((await conform([...bad, write('old.json', known(all[0] ?? '', '2020-01-01'))])).code).toBe(1);
    const passing = ['--grep', OK, '--baseline'];
    const stale = await conform([...passing, write('one.json', known(all[0] ?? ''))]);
    expect([stale.code, stale.stdout]).toEqual([1, expect.stringContaining('the check passes now; remove the entry')]);
    expect((await conform([...passing, write('gone.json', known('translateplus/health/gone'))])).code).toBe(1);
  }, 60_000);

  it.each([
    ['missing.json', null],
    ['no.json', '{'],
    ['form.json', { version: 1, knownFailures: [{ check: 'a/b/c' }] }],
  ])('%s is bad usage', async (name, value) => {
    if (value !== null) write(name, value);
    const { code, stdout, stderr } = await conform(['--baseline', name]);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(new RegExp(`^error: \\S*${name} `));
    expect(stderr).not.toContain('    at ');
  });
});

describe('--config', () => {
  it('is found in the working folder; flags win', async () => {
    write('caption-harness.config.json', { grep: OK, seed: 9, reporter: ['json=deep/report.json', 'pretty'] });
    const { code, stdout } = await conform([]);
    expect([code, stdout]).toEqual([0, expect.stringContaining('seed 9')]);
    expect(JSON.parse(readFileSync(join(folder, 'deep/report.json'), 'utf8')).seed).toBe(9);
    const flagged = await conform(['--seed', '3', '--reporter', 'json']);
    expect(JSON.parse(flagged.stdout)).toMatchObject({ seed: 3, summary: { failed: 0 } });
  });

  it('skips what the target does not offer, with the reason', async () => {
    const capabilities = {
      translateplus: { sections: { health: 'no such page' }, operations: { listSupportedLanguages: false } },
    };
    write('own.json', { capabilities, provider: ['translateplus'], reporter: ['json'] });
    const { code, stdout } = await conform(['--config', 'own.json']);
    const report = JSON.parse(stdout);
    expect(code).toBe(0);
    const reasons = new Set(report.checks.map(({ reason }: { reason: string | null }) => reason));
    expect(reasons).toContain('the target does not offer section health: no such page');
    expect(reasons).toContain('the target does not offer operation listSupportedLanguages');
    expect(report.summary).toMatchObject({ failed: 0, errors: 0 });
  }, 60_000);

  it('names a target and the variables of its keys; a target of the options replaces it', async () => {
    const credential = { 'translateplus.apiKey': { env: 'MY_KEY' } };
    write('caption-harness.config.json', { url: { translateplus: url }, credential, grep: 'translateplus/keys/*' });
    const args = ['--reporter', 'json'];
    const given = await conform(args, { MY_KEY: 'a-key-of-mine' });
    expect([given.code, given.stderr]).toEqual([1, '']);
    expect(given.stdout).not.toContain('a-key-of-mine');
    const without = await conform(args, { MY_KEY: '' });
    expect(without.stderr).toBe('note: MY_KEY is not set, so there is no translateplus.apiKey\n');
    const mock = await conform([...args, '--target', 'mock', '--grep', OK]);
    expect([mock.code, JSON.parse(mock.stdout).target]).toEqual([0, 'mock']);
  });

  it.each([
    ['{', /is not JSON/],
    [{ grepp: 'x' }, /grepp/],
    [{ seed: -1 }, /seed/],
    [{ credential: { 'translateplus.apiKey': 'a-secret' } }, /credential/],
    [{ target: 'moon' }, /target: expected mock, url, live, both, got "moon"/],
    [{ capabilities: { translateplus: { sections: { nope: false } } } }, /no section "nope"; known: /],
    [{ capabilities: { nobody: {} } }, /capabilities/],
    [{ baseline: 'not-there.json' }, /not-there\.json cannot be read/],
    [{ provider: ['nobody'] }, /no provider "nobody"/],
  ])('%j is bad usage', async (value, message) => {
    write('caption-harness.config.json', value);
    const { code, stdout, stderr } = await conform([]);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(message);
    expect(stderr).not.toContain('    at ');
    expect(existsSync(join(folder, 'out'))).toBe(false);
  });

  it('must exist when it is named', async () => {
    const { code, stderr } = await conform(['--config', 'nowhere.json']);
    expect([code, stderr]).toEqual([2, expect.stringContaining('nowhere.json cannot be read')]);
  });
});
