import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { LockedError, lockFile } from './file-lock.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lock-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('has one holder at a time, and leaves no file', async () => {
  const path = join(folder, 'x.lock');
  const results = await Promise.allSettled([1, 2, 3].map(() => lockFile(path)));
  const held = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
  expect(held).toHaveLength(1);
  await expect(lockFile(path)).rejects.toThrow(LockedError);
  await expect(lockFile(path)).rejects.toMatchObject({ pid: process.pid });
  await held[0]?.release();
  await (await lockFile(path)).release();
  expect(readdirSync(folder)).toEqual([]);
});

it.each([
  ['a process that is gone', () => `${spawnSync(process.execPath, ['-e', '']).pid} 1\n`],
  ['an earlier process with the same id', () => `${process.pid} 1\n`],
  ['nobody', () => ''],
])('is taken over from %s', async (_who, text) => {
  const path = join(folder, 'x.lock');
  writeFileSync(path, text());
  await (await lockFile(path)).release();
});

it.runIf(process.platform === 'linux')('is taken over from a zombie process', async () => {
  const path = join(folder, 'x.lock');
  // The shell starts a child, prints its id and start time, and never waits for its end.
  const script = 'sleep 0.2 & cat /proc/$!/stat; exec sleep 5';
  const shell = spawn('sh', ['-c', script], { stdio: ['ignore', 'pipe', 'ignore'] });
  const stat = await new Promise<string>((resolve) => shell.stdout.once('data', (text) => resolve(String(text))));
  const start = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  writeFileSync(path, `${Number.parseInt(stat, 10)} ${start}\n`);
  await new Promise((resolve) => setTimeout(resolve, 400));
  expect(readFileSync(`/proc/${Number.parseInt(stat, 10)}/stat`, 'latin1')).toContain(') Z ');
  await (await lockFile(path)).release();
  shell.kill('SIGKILL');
});
