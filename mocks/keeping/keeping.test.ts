// Covers: index.ts, keeper.ts, data-folder.ts, record.ts, slim-settings.ts, tenant-recorder.ts, held-answers.ts, folder-in-use.ts,
// folder-failed.ts

import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createControlClient } from '../../src/control-client/index.ts';
import { callsOf, everyCall, fillTenant, story, webhookReceiver } from '../../test/support/full-tenant.ts';
import { type RunningWorld, type StartOptions, startWorld } from '../start.ts';
import { readRecords, type WorldRecord } from './record.ts';

let hook: Awaited<ReturnType<typeof webhookReceiver>>;
let home: string;
let dataDir: string;
const running: RunningWorld[] = [];
beforeAll(async () => {
  hook = await webhookReceiver();
  home = mkdtempSync(join(tmpdir(), 'keeping-'));
});
afterAll(async () => {
  await hook.close();
  rmSync(home, { recursive: true });
});
beforeEach(() => {
  dataDir = mkdtempSync(join(home, 'data-'));
});
afterEach(async () => {
  for (const one of running.splice(0)) await one.close();
});

const open = async (options: StartOptions = {}) => {
  const world = await startWorld({ settings: { clock: 'manual' }, dataDir, ...options });
  running.push(world);
  return { world, control: createControlClient({ url: world.control.url }) };
};
const close = async () => {
  for (const one of running.splice(0)) await one.close();
};
const inOrder = async (calls: readonly (() => Promise<unknown>)[]) => {
  const seen = [];
  for (const call of calls) seen.push(await call());
  return seen;
};

describe('a world with a data folder', () => {
  it('goes on after a restart as if nothing had happened, with state of every kind', { timeout: 60_000 }, async () => {
    const first = await open();
    const ids = await fillTenant(first.world, 'full', hook.url);
    await first.control.takeSnapshot('full', 'base');
    const before = await story(first.world, 'full');
    const expected = await inOrder(everyCall(first.world, 'full', ids));
    const told = await story(first.world, 'full');
    await first.control.restoreTenant('full', 'base');
    const memory = JSON.stringify(first.world.world.peek('full')?.memory);
    await close();

    const second = await open();
    expect(JSON.stringify(second.world.world.peek('full')?.memory)).toBe(memory);
    expect(await story(second.world, 'full')).toBe(before);
    const calls = everyCall(second.world, 'full', ids);
    const half = await inOrder(calls.slice(0, 14));
    await close();
    const third = await open();
    const rest = await inOrder(everyCall(third.world, 'full', ids).slice(14));
    expect([...half, ...rest]).toEqual(expected);
    expect(await story(third.world, 'full')).toBe(told);
    // The snapshot is there, too, with the bytes of its upload.
    await third.control.restoreTenant('full', 'base');
    expect(await inOrder(everyCall(third.world, 'full', ids))).toEqual(expected);
  });

  it('forgets what was deleted, and counts on', async () => {
    const { control, world } = await open();
    await control.createTenant();
    await control.createTenant({ name: 'a' });
    await control.takeSnapshot('a', 's');
    await control.takeWorldSnapshot('w');
    await callsOf(world, 'b').translate('es')();
    await control.deleteTenant('a');
    await control.deleteWorldSnapshot('w');
    await close();
    const again = await open();
    expect(again.world.world.tenantNames.sort()).toEqual(['b', 'demo', 'tenant-1']);
    expect((await again.control.createTenant()).name).toBe('tenant-2');
    expect((await again.control.listWorldSnapshots()).snapshots).toEqual([]);
    expect(readdirSync(join(dataDir, 'snapshots'))).toEqual([]);
  });

  it('lets the time that passes while it is off pass for clocks that run, and carries out what came due', async () => {
    let now = Date.UTC(2026, 0, 1);
    const machine = { now: () => now };
    const first = await open({ machine, settings: { clock: 'real' } });
    await first.control.createTenant({ name: 'still', clock: 'manual' });
    const calls = callsOf(first.world, 'a');
    const created = await calls.gcore('POST', '/streaming/ai/tasks', {
      task_name: 'transcription',
      url: 'https://media.example.com/talk.mp4',
    })();
    await close();
    now += 3_600_000;
    const second = await open({ machine, settings: { clock: 'real' } });
    expect((await second.control.getTenant('a')).clock.now).toBe('2026-01-01T01:00:00.000Z');
    expect((await second.control.getTenant('still')).clock.now).toBe('2026-01-01T00:00:00.000Z');
    // Without a request of its tenant, by the timer that a start sets: the first step is done, and the next planned from now on.
    const { task_id } = JSON.parse(created.body);
    const tasks = () => Object(second.world.world.peek('a')?.memory.states['gcore-ai']).tasks;
    await expect.poll(tasks, { timeout: 20_000 }).toMatchObject([{ id: task_id, status: 'PENDING' }]);
  });

  it('rewrites its log while requests go on, and loses nothing', async () => {
    const first = await open();
    const names = Array.from({ length: 30 }, (_, at) => `t${at}`);
    const visit = () => Promise.all(names.map((name) => callsOf(first.world, name).translate('es')()));
    for (let round = 0; round < 4; round += 1) await visit();
    const long = statSync(join(dataDir, 'world.log')).size;
    const rewriting = first.world.keep?.rewrite();
    await visit();
    await first.control.deleteTenant('t3');
    await first.control.createTenant({ name: 'new' });
    await rewriting;
    const used = names.map((name) => first.world.world.peek(name)?.memory.account.used ?? null);
    const stories = await story(first.world, 't7');
    await close();
    expect(statSync(join(dataDir, 'world.log')).size).toBeLessThan(long * 1.5);
    const second = await open();
    expect(names.map((name) => second.world.world.peek(name)?.memory.account.used ?? null)).toEqual(used);
    expect(second.world.world.tenantNames).toContain('new');
    expect(await story(second.world, 't7')).toBe(stories);
  });
});

describe('a data folder', () => {
  it('always has a snapshot of a name that was answered, also while it is replaced', async () => {
    const { control } = await open();
    await control.takeSnapshot('demo', 's');
    const work = Promise.all(Array.from({ length: 20 }, () => control.takeSnapshot('demo', 's')));
    const seen = new Set<number>();
    let isOver = false;
    const looking = (async () => {
      while (!isOver) {
        const lines = readFileSync(join(dataDir, 'world.log'), 'utf8').trimEnd().split('\n').slice(1);
        const { state } = readRecords(lines.map((line) => JSON.parse(line.slice(line.indexOf('{'))) as WorldRecord));
        seen.add(state.snapshots.length);
        for (const { file } of state.snapshots) expect(readdirSync(join(dataDir, 'snapshots'))).toContain(file);
        await new Promise((resolve) => setImmediate(resolve));
      }
    })();
    await work;
    isOver = true;
    await looking;
    expect([...seen]).toEqual([1]);
  });

  it('has what was answered when the process ends without a goodbye, and cuts a torn record', async () => {
    const first = await open();
    await callsOf(first.world, 'a').translate('es')();
    const copy = mkdtempSync(join(home, 'copy-'));
    for (const file of ['world.log']) writeFileSync(join(copy, file), readFileSync(join(dataDir, file)));
    appendFileSync(join(copy, 'world.log'), '12345678 3 3 {"tenants":[{"na');
    const second = await open({ dataDir: copy });
    expect(second.world.world.peek('a')?.memory.account.used).toBe(1);
    expect((await second.control.journal('a')).entries).toHaveLength(1);
  });

  it.each([
    ['of a later version', 'world.log', 'caption-harness world-log 2\n', /has version 2.*up to 1/],
    ['of another kind', 'world.log', 'caption-harness job-log 1\n', /not a log of a world/],
    ['with other contents', 'notes.txt', 'mine', /other contents, such as notes.txt/],
    ['whose log is damaged', 'world.log', 'caption-harness world-log 1\nx\ny\nz\n', /damaged/],
  ])('%s is refused, and stays as it is', async (_name, file, content, message) => {
    writeFileSync(join(dataDir, file), content);
    await expect(open()).rejects.toThrow(message);
    expect(readFileSync(join(dataDir, file), 'utf8')).toBe(content);
    expect(readdirSync(dataDir).filter((name) => name.startsWith('lock'))).toEqual([]);
  });

  it('is for one process at a time', async () => {
    await open();
    await expect(open()).rejects.toThrow(`in use by process ${process.pid}`);
  });

  it('that fails cuts connections, because an answer would promise too much', async () => {
    const defects: unknown[] = [];
    const { world } = await open({ onDefect: (error) => defects.push(error) });
    mkdirSync(join(dataDir, 'snapshots', '1.json.draft'), { recursive: true });
    const { takeSnapshot, getTenant } = createControlClient({ url: world.control.url });
    await expect(takeSnapshot('demo')).rejects.toMatchObject({ status: null });
    await expect(getTenant('demo')).rejects.toMatchObject({ status: null });
    expect(String(defects[0])).toMatch(/^FolderFailedError: The data folder .* takes nothing more: .*start them again/);
  });
});
