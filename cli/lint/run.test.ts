// Covers: reporters.ts, ../commands/lint.ts
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, expect, it, vi } from 'vitest';
import { lintCommand } from '../commands/lint.ts';
import { UsageError } from '../exit-codes.ts';

const folder = mkdtempSync(join(tmpdir(), 'lint-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
afterEach(() => {
  process.exitCode = undefined;
  vi.restoreAllMocks();
});

const put = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

/** Runs the command. Returns its exit code and what it wrote to standard output. */
async function lint(...args: readonly string[]) {
  let output = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    output += typeof text === 'string' ? text : new TextDecoder().decode(text);
    return true;
  });
  await lintCommand()
    .exitOverride()
    .configureOutput({ writeErr: () => {} })
    .parseAsync(args, { from: 'user' });
  return { code: process.exitCode ?? 0, output };
}

const CLEAN = '1\n00:00:01,000 --> 00:00:03,000\nA plain line.\n';
const BROKEN = '1\n00: 00: 01,000 -> 00: 00: 03,000\nA plain line.\n';
const FAST = `1\n00:00:01,000 --> 00:00:02,000\n${'x'.repeat(40)}\n`;

it('ends with 0 without findings and with warnings alone, with 1 for an error', async () => {
  expect(await lint(put('clean.srt', CLEAN))).toEqual({ code: 0, output: '1 file, 1 cue: 0 errors, 0 warnings\n' });
  const fast = await lint(put('fast.en.srt', FAST));
  expect(fast.code).toBe(0);
  expect(fast.output).toMatch(/fast\.en\.srt:3 cue 1 {2}warning {2}speed\/characters\n.*at most 20 can be read/);
  const broken = await lint(put('broken.srt', BROKEN));
  expect(broken.code).toBe(1);
  expect(broken.output).toMatch(/broken\.srt:2 {2}error {2}srt\/timing-line\n.*Write 00:00:01,000 --> 00:00:03,000/);
});

it('writes json of findings with six members', async () => {
  const { output } = await lint(put('broken.srt', BROKEN), '--reporter', 'json');
  const { findings } = JSON.parse(output) as { findings: Record<string, unknown>[] };
  expect(findings.map((finding) => Object.keys(finding).join())).toEqual(
    findings.map(() => 'file,cue,rule,severity,message,citation'),
  );
  expect(findings[0]).toMatchObject({
    cue: null,
    rule: 'srt/timing-line',
    severity: 'error',
    message: expect.stringMatching(/Line 2\. Write 00:00:01,000 --> 00:00:03,000$/),
  });
  expect(JSON.parse((await lint(put('clean.srt', CLEAN), '--reporter', 'json')).output)).toEqual({ findings: [] });
});

it('writes junit and annotations', async () => {
  const path = put('a&b.srt', BROKEN);
  const junit = (await lint(path, '--reporter', 'junit')).output;
  expect(junit).toMatch(/^<\?xml .*<testsuite name="[^"]*a&amp;b\.srt" tests="2" failures="2"/s);
  const github = (await lint(path, '--reporter', 'github')).output;
  expect(github).toMatch(/^::error file=.*,line=2,title=srt\/timing-line::“00: 00: 01,000 .*%0A/);
});

it('repairs with --fix what is mechanical, and keeps the other bytes', async () => {
  const path = put('fix.srt', `\ufeff${BROKEN.replaceAll('\n', '\r\n')}`);
  const { code, output } = await lint(path, '--fix');
  expect([code, output]).toEqual([0, '1 file, 1 cue: 0 errors, 0 warnings, 1 repaired\n']);
  expect(readFileSync(path, 'utf8')).toBe(`\ufeff${CLEAN.replaceAll('\n', '\r\n')}`);
  const clean = put('clean.srt', CLEAN);
  await lint(clean, '--fix');
  expect(readFileSync(clean, 'utf8')).toBe(CLEAN);
});

it('asks for an encoding, takes it, and saves as UTF-8 with --fix', async () => {
  const path = put('legacy.srt', Buffer.from(CLEAN.replace('plain', 'caf\xe9'), 'latin1'));
  const unnamed = await lint(path);
  expect(unnamed.code).toBe(1);
  expect(unnamed.output).toContain('file/encoding');
  process.exitCode = undefined;
  expect((await lint(path, '--encoding', 'windows-1252', '--fix')).code).toBe(0);
  expect(readFileSync(path, 'utf8')).toBe(CLEAN.replace('plain', 'café'));
});

it('takes profile, limits and language', async () => {
  const path = put('long.vtt', `WEBVTT\n\n00:00:01.000 --> 00:00:06.000\n${'x'.repeat(35)}\n`);
  expect((await lint(path, '--profile', 'dcmp')).output).toContain('at most 32 fit');
  expect((await lint(path, '--layout', 'lineLength=30')).output).toContain('Set by the user');
  expect((await lint(path, '--language', 'ja')).output).toContain('at most 13 fit');
});

it.each([
  [['no-such-file.srt'], /no-such-file\.srt cannot be read: there is no such file or folder/],
  [[folder], /cannot be read: a folder stands where a file should be/],
  [[join(folder, 'clean.srt'), '--language', '?'], /--language takes a language tag/],
  [[join(folder, 'clean.srt'), '--encoding', 'x'], /--encoding takes a label/],
])('refuses %j', async (args, message) => {
  const refused = lint(...args);
  await expect(refused).rejects.toThrow(UsageError);
  await expect(refused).rejects.toThrow(message);
});

it('refuses an unknown reporter, and no file', async () => {
  await expect(lint('a.srt', '--reporter', 'xml')).rejects.toThrow();
  await expect(lint()).rejects.toThrow();
});
