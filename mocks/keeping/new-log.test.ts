// Over the log of a data folder that is written anew: when it is, and when it is given up.
// Covers: keeper.ts, data-folder.ts, record.ts
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { systemClock } from '../../src/base/clock.ts';
import { openDurableLog } from '../../src/base/durable-log.ts';
import type { JsonValue } from '../../src/base/json.ts';
import { callsOf } from '../../test/support/full-tenant.ts';
import { openMemory } from '../kernel/world/memory.ts';
import { defaultSettings } from '../kernel/world/settings.ts';
import { World } from '../kernel/world/world.ts';
import { startWorld } from '../start.ts';
import { openFolder } from './index.ts';

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'new-log-'));
});
afterEach(() => rmSync(dataDir, { recursive: true }));

const open = () => startWorld({ settings: { clock: 'manual' }, dataDir });
const inode = () => statSync(join(dataDir, 'world.log')).ino;
const isWriting = () => readdirSync(dataDir).includes('world.draft');

/** A log of one tenant that is too long to be left as it is, unless it was written anew. */
async function writeLongLog(): Promise<void> {
  const format = { name: 'world-log', title: 'log', version: 1, withoutIt: '' };
  const { log } = await openDurableLog(join(dataDir, 'world.log'), format);
  const states = { unknown: { text: 'x'.repeat(9_000_000) } };
  const memory = { ...openMemory(defaultSettings, false, systemClock), states };
  await log.append({ tenants: [{ name: 'long', memory }] } as unknown as JsonValue);
  await log.close();
}

it('is written once, not at each start', async () => {
  await writeLongLog();
  const before = inode();
  const first = await open();
  await expect.poll(inode).not.toBe(before);
  await first.close();
  const written = inode();
  const second = await open();
  await callsOf(second, 'b').translate('es')();
  await second.keep?.committed();
  expect(isWriting()).toBe(false);
  await second.close();
  expect(inode()).toBe(written);
});

it('is given up at the end of the process, and nothing is lost', async () => {
  const first = await open();
  for (let at = 0; at < 150; at += 1) await callsOf(first, `t${at}`).translate('es')();
  const before = inode();
  const rewriting = first.keep?.rewrite();
  await expect.poll(isWriting, { interval: 1 }).toBe(true);
  await first.close();
  await rewriting;
  expect([inode(), isWriting()]).toEqual([before, false]);
  const second = await open();
  expect(second.world.tenantNames).toHaveLength(151);
  await second.close();
});

it('is given up before its file is there, too', async () => {
  const kept = await (await openFolder(dataDir)).fill(new World());
  const rewriting = kept.rewrite();
  await kept.close();
  await rewriting;
  expect(isWriting()).toBe(false);
});

it('is written once for several that ask for it at the same time', async () => {
  const kept = await (await openFolder(dataDir)).fill(new World());
  const before = inode();
  await Promise.all([kept.rewrite(), kept.rewrite()]);
  await kept.committed();
  expect([inode() === before, isWriting()]).toEqual([false, false]);
  await kept.close();
});
