// Covers: credentials.ts, settings.ts, effect-runs.ts, loaded-mocks.ts

import { describe, expect, it } from 'vitest';
import { FROZEN_START } from '../../../src/base/clock.ts';
import { SettingError } from './settings.ts';
import { World } from './world.ts';

const frozen = () => new World({ settings: { clock: 'manual' } });

describe('the due-time queue of a tenant', () => {
  it('carries out effects at their own time, in order, deliveries included, when the clock is advanced', async () => {
    const world = frozen();
    const tenant = world.tenant('a');
    const seen: string[] = [];
    world.handle('note', async (at, { data }) => {
      await new Promise((resolve) => setTimeout(resolve, 1));
      seen.push(`${data.name}@${(at.now() - FROZEN_START) / 1000}`);
      if (data.name === 'first') at.plan(5, 'note', { name: 'planned by first' });
    });
    tenant.plan(20, 'note', { name: 'last' });
    tenant.plan(10, 'note', { name: 'first' });
    expect(await tenant.advance(9)).toBe(0);
    expect(await tenant.advance(50)).toBe(3);
    expect(seen).toEqual(['first@10', 'planned by first@15', 'last@20']);
    expect(tenant.now()).toBe(FROZEN_START + 59_000);
  });

  it.each([1e300, Number.POSITIVE_INFINITY, Number.NaN])(
    'keeps its order when an effect is due in %d s',
    async (seconds) => {
      const world = frozen();
      const tenant = world.tenant('a');
      const seen: unknown[] = [];
      world.handle('note', (_at, { data }) => void seen.push(data.n));
      tenant.plan(seconds, 'note', { n: 0 });
      for (const n of [3, 1, 2]) tenant.plan(n, 'note', { n });
      expect(await tenant.advance(1e9)).toBe(3);
      expect(seen).toEqual([1, 2, 3]);
    },
  );

  it('is not carried out beyond what a clock can show', async () => {
    const tenant = frozen().tenant('a');
    await expect(tenant.advance(1e13)).rejects.toThrow(RangeError);
    await expect(tenant.advance(Number.NaN)).rejects.toThrow(RangeError);
    expect(tenant.now()).toBe(FROZEN_START);
  });

  it('continues after an effect that throws, and reports it', async () => {
    const defects: unknown[] = [];
    const world = new World({ settings: { clock: 'manual' }, onDefect: (error) => defects.push(error) });
    const seen: string[] = [];
    world.handle('bad', () => {
      throw new Error('boom');
    });
    world.handle('good', () => void seen.push('good'));
    world.tenant('a').plan(1, 'bad', {});
    world.tenant('a').plan(2, 'good', {});
    await world.tenant('a').advance(2);
    expect(seen).toEqual(['good']);
    expect(defects).toHaveLength(1);
  });

  it('never runs effects side by side, however many callers advance', async () => {
    const world = frozen();
    const tenant = world.tenant('a');
    let running = 0;
    let most = 0;
    world.handle('slow', async () => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setTimeout(resolve, 1));
      running -= 1;
    });
    for (let n = 1; n <= 6; n += 1) tenant.plan(n, 'slow', {});
    await Promise.all([tenant.advance(3), tenant.advance(3), tenant.settle()]);
    expect(most).toBe(1);
    expect(tenant.plans.size).toBe(0);
    expect(tenant.now()).toBe(FROZEN_START + 6_000);
  });

  it('does not make a request wait for a delivery that waits for the request', async () => {
    const world = frozen();
    const tenant = world.tenant('a');
    world.handle('deliver', async (at) => {
      await at.settle();
    });
    tenant.plan(1, 'deliver', {});
    tenant.plan(1, 'deliver', {});
    expect(await tenant.advance(1)).toBe(2);
  });

  it('carries out effects by itself under a real clock', async () => {
    const world = new World({ settings: { clock: 'scaled:1000' } });
    const done = new Promise((resolve) => {
      world.handle('ring', resolve);
    });
    world.tenant('a').plan(10, 'ring', {});
    await done;
    world.close();
  });
});

describe('tenants', () => {
  it('share nothing: clock, credits, windows, state, ids, journal', async () => {
    const world = frozen();
    const [a, b] = [world.tenant('a'), world.tenant('b')];
    await a.advance(100);
    a.account.used = 5;
    a.window('translateplus').used = 3;
    a.state('p', () => ({ list: [] as number[] })).list.push(1);
    expect(b.now()).toBe(FROZEN_START);
    expect(b.account.used).toBe(0);
    expect(b.window('translateplus').used).toBe(0);
    expect(b.state('p', () => ({ list: [] as number[] })).list).toEqual([]);
    expect(a.nextHex('video', 32)).not.toBe(b.nextHex('video', 32));
  });

  it('come back from reset as they were opened, ids included', async () => {
    const world = frozen();
    const tenant = world.create('a', { credits: 7, limits: { translateplus: { requests: 1, seconds: 9 } } });
    const first = tenant.nextUuid('task');
    tenant.update({ credits: 1, switches: { 'translateplus.window': 'sliding' } });
    tenant.addFault({ effect: { type: 'reset' } });
    await tenant.advance(5);
    tenant.reset();
    expect(tenant.account).toEqual({ total: 7, used: 0 });
    expect(tenant.switch('translateplus.window')).toBe('fixed');
    expect(tenant.faults.list(tenant.now())).toEqual([]);
    expect(tenant.now()).toBe(FROZEN_START);
    expect(tenant.nextUuid('task')).toBe(first);
  });

  it('refuse settings that do not exist, saying which do', () => {
    const world = frozen();
    expect(() => world.create('a', { switches: { 'translateplus.nope': 'x' } })).toThrow(SettingError);
    expect(() => world.create('a', { switches: { 'translateplus.window': 'round' } })).toThrow(/no value "round"/);
    expect(() => world.create('a', { clock: 'fast' })).toThrow(SettingError);
    expect(world.find('a')).toBeNull();
  });
});

describe('credentials', () => {
  const open = (credential: string, auth: 'mock' | 'any' = 'mock') =>
    new World({ auth }).open({ provider: 'translateplus', credential });

  it.each([
    ['mock_demo', { tenant: 'demo', scope: 'full' }],
    ['mock_demo.read', { tenant: 'demo', scope: 'read' }],
    ['mock_demo.none', { tenant: 'demo', scope: 'none' }],
    ['mock_demo.expired', { tenant: 'demo', scope: 'expired' }],
    ['your_api_key', { tenant: 'samples', scope: 'full' }],
    ['mock_lobby', null],
    ['mock_', null],
    ['mock_Demo', null],
    ['mock_demo.admin', null],
    ['demo', null],
    ['', null],
  ])('%j opens %j', (credential, expected) => {
    expect(open(credential)).toEqual(expected);
  });

  it('with auth any, every other credential opens its own tenant', () => {
    const [one, two] = [open('0a1b2c', 'any'), open('other', 'any')];
    expect(one?.scope).toBe('full');
    expect(one?.tenant).not.toBe(two?.tenant);
    expect(open('0a1b2c', 'any')).toEqual(one);
    expect(open('mock_demo', 'any')).toEqual({ tenant: 'demo', scope: 'full' });
    expect(open('', 'any')).toBeNull();
  });
});
