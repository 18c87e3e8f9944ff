import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { LockedError, lockFile } from '../../../base/file-lock.ts';
import { claimWait } from '../waiting.ts';
import { waitForLock } from './wait-for-lock.ts';

let path: string;
beforeEach(() => {
  path = join(mkdtempSync(join(tmpdir(), 'wait-')), 'x.lock');
});
afterEach(() => rmSync(join(path, '..'), { recursive: true, force: true }));

it('takes a lock when its holder releases it, and says once that it waits', async () => {
  const held = await lockFile(path);
  const said: string[] = [];
  const waiting = waitForLock(path, claimWait({ onWaiting: (text) => said.push(text) }, 'that is captioning a.mp4'));
  while (said.length === 0) await new Promise((next) => setTimeout(next, 5));
  await held.release();
  await (await waiting).release();
  expect(said).toEqual([`Waiting for another run (process ${process.pid}) that is captioning a.mp4.`]);
});

it('stops waiting when cancelled', async () => {
  const held = await lockFile(path);
  const stop = new AbortController();
  const wait = claimWait({ signal: stop.signal, onWaiting: () => stop.abort() }, 'that is captioning a.mp4');
  await expect(waitForLock(path, wait)).rejects.toMatchObject({ kind: 'cancelled' });
  await held.release();
});

it('does not wait unless it is asked to', async () => {
  const held = await lockFile(path);
  await expect(waitForLock(path)).rejects.toThrow(LockedError);
  await held.release();
});
