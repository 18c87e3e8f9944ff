// Covers: ../mocks/kernel/world/memory.ts, ../mocks/kernel/world/snapshots/restore.ts,
// ../mocks/kernel/world/snapshots/tenant-snapshot.ts, ../mocks/kernel/world/snapshots/snapshot-file.ts,
// ../mocks/kernel/world/snapshots/stored-entry.ts, ../mocks/control/routes/snapshots.ts, ../mocks/control/snapshot-view.ts,
// ../src/control-client/snapshot-methods.ts, ../src/contracts/control/snapshot-file.ts,
// ../src/contracts/control/operation-parts.ts, ../mocks/listeners.ts, ../mocks/kernel/world/snapshots/snapshot-shelf.ts

import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { restoreTenant } from '../mocks/kernel/world/snapshots/restore.ts';
import { takeSnapshot } from '../mocks/kernel/world/snapshots/tenant-snapshot.ts';
import { type RunningWorld, startWorld } from '../mocks/start.ts';
import { type ControlClient, createControlClient } from '../src/control-client/index.ts';
import {
  type Call,
  callsOf,
  everyCall,
  type FilledIds,
  fillTenant,
  story,
  webhookReceiver,
} from './support/full-tenant.ts';

let running: RunningWorld;
let control: ControlClient;
let hook: Awaited<ReturnType<typeof webhookReceiver>>;
beforeAll(async () => {
  running = await startWorld({ settings: { clock: 'manual' } });
  control = createControlClient({ url: running.control.url });
  hook = await webhookReceiver();
});
afterAll(async () => {
  await hook.close();
  await running.close();
});

const inOrder = async (calls: readonly Call[]) => {
  const seen = [];
  for (const call of calls) seen.push(await call());
  return seen;
};

/** Everything that calls show: answers, webhooks, journal and explanations. */
async function outcome(at: RunningWorld, name: string, calls: readonly Call[]) {
  hook.got.length = 0;
  const answers = await inOrder(calls);
  return { answers, webhooks: [...hook.got], story: await story(at, name) };
}

const memoryOf = (at: RunningWorld, name: string) => at.world.find(name)?.memory;

describe('a tenant with state of every kind', () => {
  let ids: FilledIds;
  let first: Awaited<ReturnType<typeof outcome>>;
  beforeAll(async () => {
    ids = await fillTenant(running, 'full', hook.url);
    await control.takeSnapshot('full', 'base');
    first = await outcome(running, 'full', everyCall(running, 'full', ids));
  });

  it('remembers plain JSON only', async () => {
    for (const name of ['full', 'lobby']) {
      running.world.tenant(name);
      const memory = memoryOf(running, name);
      expect(JSON.parse(JSON.stringify(memory))).toStrictEqual(memory);
    }
    const { memory } = JSON.parse(JSON.stringify(await control.getSnapshot('full', 'base'))).tenants[0];
    expect(memory.plans.heap.length).toBeGreaterThan(2);
    expect(Object.keys(memory.states)).toHaveLength(5);
    expect(memory).toMatchObject({
      faults: { faults: [{ matched: 3, struck: 1 }, { matched: 0 }] },
      windows: { translateplus: { used: 3 } },
    });
    expect(Object.values(memory.files)).toMatchObject([{ bytes: 5 * 1024 * 1024 }]);
  });

  it('shows that the calls come far', () => {
    expect(new Set(first.answers.map(({ status }) => status))).toEqual(new Set([200, 201, 204, 429, 500]));
    expect(first.webhooks.length).toBeGreaterThan(3);
  });

  it('gives the same bytes after a restore, again and again', async () => {
    for (let time = 0; time < 2; time += 1) {
      await control.restoreTenant('full', 'base');
      expect(await outcome(running, 'full', everyCall(running, 'full', ids))).toEqual(first);
    }
  });

  it('gives the same bytes in another world, from a file', async () => {
    const other = await startWorld({ settings: { clock: 'manual' } });
    try {
      const client = createControlClient({ url: other.control.url });
      await client.createTenant({ name: 'full' });
      const file = JSON.parse(JSON.stringify(await control.getSnapshot('full', 'base')));
      const put = await client.putSnapshot('full', 'mine', file);
      expect(put).toEqual({ ...(await control.listSnapshots('full')).snapshots[0], name: 'mine' });
      await client.restoreTenant('full', 'mine');
      expect(await outcome(other, 'full', everyCall(other, 'full', ids))).toEqual(first);
    } finally {
      await other.close();
    }
  });

  it('is taken and restored within 50 ms, ten times what is promised', () => {
    const tenant = running.world.tenant('full');
    const times = Array.from({ length: 9 }, () => {
      const start = performance.now();
      restoreTenant(running.world, 'full', takeSnapshot(tenant));
      return performance.now() - start;
    });
    expect(times.sort((a, b) => a - b)[4]).toBeLessThan(50);
  });

  it('carries out due effects of mocks that no request has loaded', async () => {
    const other = await startWorld({ settings: { clock: 'manual' } });
    try {
      const client = createControlClient({ url: other.control.url });
      await client.createTenant({ name: 'full' });
      await client.putSnapshot('full', 'mine', await control.getSnapshot('full', 'base'));
      await client.restoreTenant('full', 'mine');
      await control.restoreTenant('full', 'base');
      const tenMinutes = async (at: RunningWorld) =>
        outcome(at, 'full', [callsOf(at, 'full').control('POST', '/tenants/full/clock/advance', { seconds: 600 })]);
      const expected = await tenMinutes(running);
      expect(expected.webhooks.length).toBeGreaterThan(0);
      expect(await tenMinutes(other)).toEqual(expected);
    } finally {
      await other.close();
    }
  });

  it('forks: the fork goes on alone, with ids and accounts of its own', async () => {
    await control.restoreTenant('full', 'base');
    const before = await story(running, 'full');
    const fork = await control.createTenant({ name: 'fork', from: { tenant: 'full', snapshot: 'base' }, credits: 9 });
    expect(fork).toMatchObject({ seed: 7, credits: { remaining: 9 }, clock: { now: '2026-01-01T00:00:04.000Z' } });
    const seen = await inOrder(everyCall(running, 'fork', ids));
    expect(seen.map(({ status }) => status).filter((status) => status >= 500)).toHaveLength(2);
    const mine = callsOf(running, 'fork');
    expect((await mine.stream('GET', `/stream/${ids.upload}`)()).body).toContain('"state":"ready"');
    expect(
      JSON.parse(
        await mine
          .control('GET', '/tenants/fork/journal')()
          .then(({ body }) => body),
      ).entries[0].id,
    ).toBe('fork-12');
    expect(await story(running, 'full')).toBe(before);
    await control.createTenant({ name: 'present', from: { tenant: 'fork' } });
    expect((await control.getTenant('present')).clock).toEqual((await control.getTenant('fork')).clock);
  });

  it('goes back by restore only, also a running clock', async () => {
    await control.createTenant({ name: 'moving', clock: 'real' });
    const { at } = await control.takeSnapshot('moving', 'a');
    await control.advance('moving', 86_400);
    const { clock } = await control.restoreTenant('moving', 'a');
    expect(Date.parse(clock.now) - Date.parse(at)).toBeLessThan(60_000);
    await control.updateTenant('moving', { clock: 'scaled:60' });
    await control.advance('moving', 1_000_000);
    expect((await control.restoreTenant('moving', 'a')).clock.mode).toBe('real');
  });

  it('keeps what a running request does out of the restored tenant', async () => {
    await control.createTenant({ name: 'slow' });
    await control.takeSnapshot('slow', 'a');
    await control.addFault('slow', { effect: { type: 'delay', milliseconds: 300 } });
    const late = callsOf(running, 'slow').translate('es')();
    while (
      running.world.find('slow')?.journal.isClosed !== false ||
      memoryOf(running, 'slow')?.faults.faults[0]?.struck !== 1
    ) {
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    await control.restoreTenant('slow', 'a');
    expect((await late).status).toBe(200);
    expect(memoryOf(running, 'slow')).toMatchObject({ account: { used: 0 }, counters: {}, states: {} });
    expect((await control.journal('slow')).entries).toEqual([]);
  });
});

describe('random requests', () => {
  const requests = (name: string, ids: FilledIds) => {
    const calls = callsOf(running, name);
    return [
      ...everyCall(running, name, ids),
      calls.control('POST', `/tenants/${name}/faults`, { every: 3, effect: { type: 'answer', status: 503 } }),
    ];
  };

  it('give the same bytes after a restore', { timeout: 60_000 }, async () => {
    let run = 0;
    const picks = fc.array(fc.nat(60), { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(picks, picks, async (before, after) => {
        run += 1;
        const name = `random-${run}`;
        const pool = requests(name, await fillTenant(running, name, hook.url));
        const chosen = (from: readonly number[]) => from.flatMap((at) => pool[at % pool.length] ?? []);
        await inOrder(chosen(before));
        await control.takeSnapshot(name, 'here');
        const seen = await outcome(running, name, chosen(after));
        await control.restoreTenant(name, 'here');
        expect(await outcome(running, name, chosen(after))).toEqual(seen);
        await control.deleteTenant(name);
      }),
      { numRuns: 3 },
    );
  });
});

describe('the world', () => {
  it('goes back as a whole: tenants of later are gone, deleted ones are there', async () => {
    const world = await startWorld({ settings: { clock: 'manual' } });
    try {
      const client = createControlClient({ url: world.control.url });
      for (const name of ['a', 'b']) await callsOf(world, name).translate('es')();
      await client.createTenant();
      expect(await client.takeWorldSnapshot('start')).toMatchObject({
        name: 'start',
        tenants: 4,
        requests: 2,
        entries: 2,
      });
      const before = await story(world, 'a');
      await client.deleteTenant('b');
      await client.createTenant({ name: 'c' });
      await callsOf(world, 'a').translate('es')();
      expect(await client.restoreWorld('start')).toEqual({
        snapshot: 'start',
        tenants: ['a', 'b', 'demo', 'tenant-1'],
      });
      expect(await story(world, 'a')).toBe(before);
      expect((await client.createTenant()).name).toBe('tenant-2');
      const file = await client.getWorldSnapshot('start');
      await client.putWorldSnapshot('copy', file);
      expect((await client.listWorldSnapshots()).snapshots.map(({ name }) => name)).toEqual(['start', 'copy']);
      await client.deleteWorldSnapshot('start');
      await expect(client.restoreWorld('start')).rejects.toMatchObject({ code: 'snapshot-unknown' });
      await client.restoreWorld('copy');
    } finally {
      await world.close();
    }
  });
});

describe('refusals', () => {
  const code = (work: Promise<unknown>) =>
    work.then(
      () => 'none',
      (error) => error.code,
    );

  it('name what is wrong', async () => {
    await control.createTenant({ name: 'r' });
    expect(await code(control.restoreTenant('r', 'none'))).toBe('snapshot-unknown');
    expect(await code(control.takeSnapshot('nobody'))).toBe('tenant-unknown');
    expect(await code(control.takeSnapshot('r', '../x'))).toBe('body-invalid');
    expect(await code(control.createTenant({ from: { tenant: 'nobody' } }))).toBe('tenant-unknown');
    expect(await code(control.createTenant({ from: { tenant: 'r', snapshot: 'x' } }))).toBe('snapshot-unknown');
    await control.takeSnapshot('r', 'a');
    const file = await control.getSnapshot('r', 'a');
    expect(await code(control.putSnapshot('r', 'b', { ...file, version: 2 }))).toBe('snapshot-invalid');
    await expect(control.putSnapshot('r', 'b', { ...file, version: 2 })).rejects.toThrow('Use the newer program');
    expect(await code(control.putSnapshot('r', 'b', { ...file, tenants: [] }))).toBe('snapshot-invalid');
    const [tenant] = file.tenants as unknown as { memory: object }[];
    const lost = { ...tenant, memory: { ...tenant?.memory, files: { x: { name: '__proto__', bytes: 3 } } } };
    expect(await code(control.putSnapshot('r', 'b', JSON.parse(JSON.stringify({ ...file, tenants: [lost] }))))).toBe(
      'snapshot-invalid',
    );
    expect(await code(control.putSnapshot('r', '-b', file))).toBe('body-invalid');
    await control.deleteSnapshot('r', 'a');
    expect(await code(control.deleteSnapshot('r', 'a'))).toBe('snapshot-unknown');
    expect((await control.listSnapshots('r')).snapshots).toEqual([]);
  });

  it('bound the number of snapshots, replace by name, and free deleted tenants', async () => {
    const world = await startWorld({ bounds: { snapshots: 2 } });
    try {
      const client = createControlClient({ url: world.control.url });
      await client.createTenant({ name: 'a' });
      expect((await client.takeSnapshot('a')).name).toBe('snapshot-1');
      expect((await client.takeSnapshot('a')).name).toBe('snapshot-2');
      await client.takeSnapshot('a', 'snapshot-2');
      expect(await code(client.takeWorldSnapshot())).toBe('snapshots-full');
      await client.deleteTenant('a');
      expect((await client.takeWorldSnapshot()).name).toBe('snapshot-1');
    } finally {
      await world.close();
    }
  });
});
