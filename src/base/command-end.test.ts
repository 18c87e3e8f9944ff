import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { CannotRun, ending } from './command-end.ts';

const run = (command: string, ...args: string[]) => ending(spawn(command, args, { stdio: 'ignore' }), command);

it('gives the code of a command, or the signal that ended it', async () => {
  expect(await run(process.execPath, '-e', 'process.exit(7)')).toEqual({ code: 7, signal: null });
  expect(await run(process.execPath, '-e', 'process.kill(process.pid, "SIGKILL")')).toEqual({
    code: null,
    signal: 'SIGKILL',
  });
});

it('names a command that is missing or cannot be run, with the code of shells', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'command-end-'));
  try {
    const missing = join(folder, 'missing');
    await expect(run(missing)).rejects.toThrow(/there is no command ".*missing"/);
    await expect(run(missing)).rejects.toMatchObject({ code: 127 });
    const plain = join(folder, 'plain');
    writeFileSync(plain, 'x');
    chmodSync(plain, 0o600);
    await expect(run(plain)).rejects.toBeInstanceOf(CannotRun);
    await expect(run(plain)).rejects.toMatchObject({ code: 126 });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
