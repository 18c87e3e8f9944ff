import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runHere } from '../test/support/in-process.ts';
import { collectCredential } from './credential-option.ts';
import { UsageError } from './exit-codes.ts';

const folder = mkdtempSync(join(tmpdir(), 'credential-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = join(folder, 'key');
writeFileSync(file, '\ufeff  k3y-in-file \r\nsecond line\n');
writeFileSync(join(folder, 'empty'), '\n');

const NAME = 'translateplus.apiKey';
const collect = (value: string) =>
  collectCredential(`${NAME}=${value}`, { 'a.b': 'c' }, { MY_KEY: ' k3y-in-env \n', NONE: ' ' });

describe('collectCredential', () => {
  it.each([
    ['env:MY_KEY', 'k3y-in-env'],
    [`@${file}`, 'k3y-in-file'],
    ['k3y=plain', 'k3y=plain'],
    ['literal:env:MY_KEY', 'env:MY_KEY'],
    ['literal:@here', '@here'],
    ['', ''],
  ])('reads %s', (written, value) => {
    expect(collect(written)).toEqual({ 'a.b': 'c', [NAME]: value });
  });

  it.each([
    ['env:MISSING', /environment variable "MISSING" is not set/],
    ['env:NONE', /environment variable "NONE" is not set/],
    [`@${folder}/none`, /file ".*none" cannot be read: ENOENT/],
    [`@${folder}`, /cannot be read: EISDIR/],
    [`@${folder}/empty`, /first line of the file ".*empty" is empty/],
  ])('refuses %s in one sentence that names it', (written, message) => {
    expect(() => collect(written)).toThrow(UsageError);
    expect(() => collect(written)).toThrow(message);
  });

  it.each(['k3y-alone', 'k3y-base64==', '=k3y', 'translateplus=k3y'])(
    'does not repeat %s, which may be the key',
    (text) => {
      const thrown = (() => {
        try {
          return collectCredential(text);
        } catch (error) {
          return error as Error;
        }
      })();
      expect(thrown).toBeInstanceOf(UsageError);
      expect(String((thrown as Error).message)).not.toContain('k3y');
    },
  );
});

describe('the programs', () => {
  const KEY = 'k3y/S3cret';
  const call = (program: 'conform' | 'caption-harness', ...args: string[]) =>
    runHere(program, args, { cwd: folder, env: { MY_KEY: KEY } });

  it.each<['conform' | 'caption-harness', string[]]>([
    ['conform', ['--url', 'translateplus=http://127.0.0.1:1']],
    ['conform', ['cleanup']],
    ['conform', ['drift', 'mock', 'contract']],
    ['caption-harness', ['caption', '--dry-run']],
    ['caption-harness', ['origin']],
  ])('%s %j name the missing variable and exit with 2', async (program, args) => {
    const { code, stdout, stderr } = await call(program, ...args, '--credential', `${NAME}=env:MISSING`);
    expect([code, stdout, stderr]).toEqual([
      2,
      '',
      `error: --credential ${NAME}: the environment variable "MISSING" is not set.\n`,
    ]);
  });

  it.each([
    [['--credential', KEY]],
    [['--credential', `${NAME}=${KEY}`, '--nonsense']],
    [[`--credentials=${NAME}=${KEY}`]],
    [['--url', `translateplus=https://me:${KEY.replace('/', '-')}@h.example`]],
    [['--url', `https://me:${KEY.replace('/', '-')}@h.example`]],
    [['--control', `https://me:${KEY.replace('/', '-')}@h.example`, '--url', 'translateplus=http://127.0.0.1:1']],
  ])('conform %j is refused without repeating the key', async (args) => {
    const { code, stderr } = await call('conform', ...args);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^error: /);
    expect(stderr).not.toContain('S3cret');
  });
});
