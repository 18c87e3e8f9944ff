import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { UsageError } from './exit-codes.ts';
import { writableFile, writableFolder } from './writable.ts';

const folder = mkdtempSync(join(tmpdir(), 'writable '));
const taken = join(folder, 'taken');
writeFileSync(taken, 'a file');
afterAll(() => rmSync(folder, { recursive: true }));

it('makes the folder of a file and not the file', () => {
  const file = join(folder, 'ä new', 'one.json');
  expect(writableFile('--out', file)).toBe(file);
  expect(existsSync(join(folder, 'ä new'))).toBe(true);
  expect(existsSync(file)).toBe(false);
});

it('leaves a file that exists as it is', () => {
  expect(writableFile('--out', taken)).toBe(taken);
});

it('makes a folder', () => {
  expect(writableFolder('--record', join(folder, 'a', 'b'))).toBe(join(folder, 'a', 'b'));
  expect(existsSync(join(folder, 'a', 'b'))).toBe(true);
});

it.each([
  ['a folder for a file', () => writableFile('--out', folder), `--out: ${folder} cannot be written: a folder stands`],
  ['a file below a file', () => writableFile('--out', join(taken, 'x')), 'Name another file.'],
  ['a file for a folder', () => writableFolder('--record', taken), 'a file stands where a folder should be'],
  ['a folder below a file', () => writableFolder('--record', join(taken, 'x')), 'Name another folder.'],
])('refuses %s before the work', (_what, call, message) => {
  expect(call).toThrow(UsageError);
  expect(call).toThrow(message);
});

it.runIf(existsSync('/proc/self'))('refuses a place in which nothing can be made', () => {
  expect(() => writableFile('--out', '/proc/nothing/here/x.json')).toThrow(UsageError);
  expect(() => writableFolder('--record', '/proc/nothing/here')).toThrow('cannot be written');
});
