// Covers: ../commands/snapshot.ts

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type RunningWorld, startWorld } from '../../mocks/start.ts';
import { type ControlClient, createControlClient } from '../../src/control-client/index.ts';
import { runHere } from '../../test/support/in-process.ts';

let running: RunningWorld;
let control: ControlClient;
let home: string;
beforeAll(async () => {
  running = await startWorld({ settings: { clock: 'manual' } });
  control = createControlClient({ url: running.control.url });
  home = mkdtempSync(join(tmpdir(), 'snapshot-'));
});
afterAll(async () => {
  rmSync(home, { recursive: true });
  await running.close();
});
const snapshot = (...words: string[]) =>
  runHere('caption-harness', ['snapshot', ...words, '--url', running.control.url]);
const used = async (name: string) => (await control.getTenant(name)).clock.now;

it('saves a tenant to a file and restores it, also under another name, and when it is gone', async () => {
  const file = join(home, 'a.json');
  await control.createTenant({ name: 'a', credits: 7 });
  await control.advance('a', 60);
  expect(await snapshot('save', file, '--tenant', 'a')).toEqual({ code: 0, stdout: 'saved: a\n', stderr: '' });
  await control.advance('a', 60);
  expect((await snapshot('restore', file)).stdout).toBe('restored: a\n');
  expect(await used('a')).toBe('2026-01-01T00:01:00.000Z');
  await control.deleteTenant('a');
  await snapshot('restore', file);
  expect((await control.getTenant('a')).credits.total).toBe(7);
  expect((await snapshot('restore', file, '--tenant', 'b')).stdout).toBe('restored: b\n');
  expect(await used('b')).toBe('2026-01-01T00:01:00.000Z');
  expect((await control.listSnapshots('b')).snapshots).toEqual([]);
});

it('saves all tenants, and restores all or one of them', async () => {
  const file = join(home, 'all.json');
  await control.createTenant({ name: 'x' });
  await snapshot('save', file);
  expect(JSON.parse(readFileSync(file, 'utf8')).format).toBe('caption-harness snapshot');
  await control.advance('x', 60);
  await control.createTenant({ name: 'later' });
  expect((await snapshot('restore', file, '--tenant', 'x')).stdout).toBe('restored: x\n');
  expect([await used('x'), (await control.getTenant('later')).name]).toEqual(['2026-01-01T00:00:00.000Z', 'later']);
  expect((await snapshot('restore', file)).stdout).toContain('x');
  await expect(control.getTenant('later')).rejects.toMatchObject({ code: 'tenant-unknown' });
  expect((await snapshot('restore', file, '--tenant', 'nobody')).stderr).toContain('has no tenant nobody. It has ');
});

it('tells what is wrong with a file, a tenant or the mocks', async () => {
  const file = join(home, 'wrong.json');
  writeFileSync(file, '{"tenants":7}');
  expect(await snapshot('restore', file)).toMatchObject({ code: 2, stderr: expect.stringContaining('not a snapshot') });
  writeFileSync(file, '{"tenants":[{"tenant":"a"}]}');
  expect(await snapshot('restore', file)).toMatchObject({ code: 2, stderr: expect.stringContaining('this version') });
  expect(await snapshot('restore', join(home, 'none.json'))).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('there is no such file'),
  });
  expect((await snapshot('save', file, '--tenant', 'nobody')).stderr).toContain('no tenant nobody');
  const off = await runHere('caption-harness', ['snapshot', 'save', file, '--control', 'http://127.0.0.1:9']);
  expect(off).toMatchObject({ code: 3, stderr: expect.stringContaining('caption-harness serve') });
});
