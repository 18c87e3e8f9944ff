import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, it } from 'vitest';
import { isRunning, processStart } from './running-process.ts';

it('reports whether a process runs', async () => {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
  await once(child, 'spawn');
  const pid = child.pid as number;
  expect(isRunning(pid)).toBe(true);
  child.kill('SIGKILL');
  await once(child, 'exit');
  expect(isRunning(pid)).toBe(false);
  expect(isRunning(process.pid)).toBe(true);
  expect([0, -1, Number.NaN].map(isRunning)).toEqual([false, false, false]);
});

it.runIf(process.platform === 'linux')('counts a zombie process as ended', async () => {
  // Blocked for good, the parent never learns that its child has ended.
  const script = `
    const child = require('node:child_process').spawn('true');
    require('node:fs').writeSync(1, String(child.pid));
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);`;
  const parent = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'ignore'] });
  try {
    const [text] = (await once(parent.stdout, 'data')) as [Buffer];
    const pid = Number(text.toString());
    await expect.poll(() => processStart(pid), { timeout: 10_000 }).toBe('dead');
    expect(isRunning(pid)).toBe(false);
  } finally {
    parent.kill('SIGKILL');
  }
});
