// Covers: harness-tenant.ts, journal-report.ts, lazy-harness.ts, unmatched.ts
import { afterEach, describe, expect, it } from 'vitest';
import { createHarness, type Harness, type HarnessOptions } from './create-harness.ts';
import type { HarnessTenant } from './harness-tenant.ts';
import { lazyHarness } from './lazy-harness.ts';
import { UnmatchedRequestsError } from './unmatched.ts';

let harness: Harness | undefined;
afterEach(() => harness?.close());
const make = async (options: HarnessOptions = {}): Promise<Harness> => {
  harness = await createHarness({ ports: 'none', settings: { clock: 'manual' }, ...options });
  return harness;
};
const ask = (tenant: HarnessTenant, path = '/v2/account/summary', key = `mock_${tenant.name}`) =>
  tenant.fetch(`https://api.translateplus.io${path}`, { headers: { 'X-API-KEY': key } });

describe('a tenant of a harness', () => {
  it('is named after its test, and is new even for the same title', async () => {
    const { open } = await make();
    const [first, second] = [await open('Adds a caption'), await open('Adds a caption', { credits: 3 })];
    expect([first.name, second.name]).toEqual(['adds-a-caption-1', 'adds-a-caption-2']);
    expect((await second.control.getTenant(second.name)).credits.total).toBe(3);
  });

  it('has credentials that open it, a clock, faults and a journal of its own', async () => {
    const { open } = await make();
    const [one, other] = [await open('one'), await open('other')];
    expect(one.provider('translateplus')).toMatchObject({
      credentials: { apiKey: 'mock_one-1' },
      headers: { 'X-API-KEY': 'mock_one-1' },
    });
    expect(() => one.provider('gcore')).toThrow('expected a provider of this world (');
    await one.fault('rate-limited; wait=2; times=1');
    expect([(await ask(one)).status, (await ask(other)).status]).toEqual([429, 200]);
    await one.advance(60);
    expect((await ask(one)).status).toBe(200);
    expect((await one.journal()).map(({ status }) => status)).toEqual([429, 200]);
  });
});

describe('the end of a test', () => {
  it('reports a failed one: its requests, and why they were refused', async () => {
    const { open, end } = await make();
    const tenant = await open('fails');
    await tenant.fault('rate-limited; times=1');
    await tenant.fault('reset; after=1; times=1').catch(() => {});
    await ask(tenant);
    const report = (await end(tenant, true)) ?? '';
    expect(report).toContain('Requests of tenant fails-1: 1\n  GET /v2/account/summary  429');
    expect(report.split('\n').length).toBeGreaterThan(2);
    expect(await end(await open('quiet'), true)).toBe('Requests of tenant quiet-2: none');
  });

  it('says nothing of one that passed', async () => {
    const { open, end } = await make();
    const tenant = await open('passes');
    await ask(tenant, '/v2/acount/summary');
    expect(await end(tenant, false)).toBeNull();
  });

  it('fails on request for requests to no operation, and for new ones without a credential', async () => {
    const { open, end } = await make({ failOnUnmatched: true });
    const astray = await open('astray');
    await ask(astray, '/v2/acount/summary');
    await expect(end(astray, false)).rejects.toThrow(UnmatchedRequestsError);
    await expect(end(astray, false)).rejects.toThrow('/v2/account/summary');
    const stranger = await open('stranger');
    await ask(stranger, '/v2/account/summary', 'none');
    await expect(end(stranger, false)).rejects.toThrow('GET /v2/account/summary  403');
    const good = await open('good');
    await ask(good);
    expect(await end(good, false)).toBeNull();
  });
});

describe('a lazy harness', () => {
  it('starts once, when it is needed, and closes only what it started', async () => {
    const lazy = lazyHarness({ ports: 'none' });
    await lazy.close();
    expect(await lazy.get()).toBe(await lazy.get());
    await lazy.close();
  });
});
