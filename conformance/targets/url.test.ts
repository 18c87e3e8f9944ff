// Covers: ../checks/rows.ts, ../checks/translateplus/support/account.ts, ../checks/translateplus/support/refusals.ts,
// ../checks/translateplus/support/subtitles.ts, ../model/context/answer.ts, controlled-session.ts

import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type RunningWorld, startWorld } from '../../mocks/start.ts';
import type { WaitingClock } from '../../src/base/clock.ts';
import { createControlClient } from '../../src/control-client/index.ts';
import { exitCode } from '../model/report.ts';
import { allChecks } from '../providers/checks.ts';
import { runConformance } from '../run/runner.ts';
import { check } from '../testing/checks.ts';
import { startStub } from '../testing/stub-server.ts';
import { urlTarget } from './url.ts';

vi.setConfig({ testTimeout: 120_000 });

let world: RunningWorld;
beforeAll(async () => {
  world = await startWorld({ settings: { clock: 'manual' } });
});
afterAll(() => world.close());

const translateplus = () => world.providers.translateplus ?? { baseUrl: '', credentials: {} };
const controlled = () =>
  urlTarget({ baseUrls: { translateplus: translateplus().baseUrl }, control: world.control.url });
const tenants = () => world.world.tenantNames.filter((name) => name.startsWith('conform-'));

describe('with a control API', () => {
  it('gives each check its own tenant, frozen, arranged as requested, and deleted afterwards', async () => {
    const seen: string[][] = [];
    const look = (name: string) =>
      check(name, async (t) => {
        await t.given({ credits: 7 });
        await t.given({ limit: { requests: 9, seconds: 60 } });
        const before = await t.now();
        const answer = (await t.send({ path: '/v2/account/summary' })).expectStatus(200);
        seen.push(tenants());
        answer.verify(answer.header('X-RateLimit-Limit') === '9', 'a limit of 9', answer.header('X-RateLimit-Limit'));
        answer.verify(answer.field('credits_remaining', 'number') === 7, '7 credits', answer.summary());
        await t.wait(5);
        answer.verify((await t.now()) - before === 5_000, '5 seconds later', (await t.now()) - before);
        answer.verify((await t.declared('retryAfter')) === 'seconds', 'a known switch', await t.declared('retryAfter'));
      });
    const report = await runConformance({ target: controlled(), checks: [look('a'), look('b')], parallel: 1 });
    expect(report.checks.map(({ reason }) => reason)).toEqual([null, null]);
    expect(seen.map((names) => names.length)).toEqual([1, 1]);
    expect(seen[0]).not.toEqual(seen[1]);
    expect(tenants()).toEqual([]);
  });

  it('cleans up after a failure and after a defect of a check, neighbours included', async () => {
    const failing = check('failing', async (t) => {
      await t.given({ credits: 1 }, 'neighbour');
      (await t.send({ path: '/v2/account/summary', credential: 'neighbour' })).expectStatus(418);
    });
    const defect = check('defect', async (t) => {
      await t.send({ path: '/v2/account/summary' });
      throw new Error('a defect');
    });
    const stumbling = check('stumbling', async (t) => {
      const { status } = await t.send({ path: '/v2/account/summary' });
      for (const part of status as unknown as string[]) expect(part).toBe('never read');
    });
    const report = await runConformance({ target: controlled(), checks: [failing, defect, stumbling] });
    expect(report.checks.map(({ status }) => status)).toEqual(['failed', 'error', 'failed']);
    expect(report.checks[2]?.reason).toContain('an answer that it cannot read');
    expect(tenants()).toEqual([]);
  });

  it('opens a tenant only for a check that needs it', async () => {
    const before = world.world.tenantNames.length;
    let during = -1;
    const health = check('health', async (t) => {
      (await t.send({ path: '/health', credential: null })).expectStatus(200);
      during = tenants().length;
    });
    await runConformance({ target: controlled(), checks: [health] });
    expect(during).toBe(0);
    expect(world.world.tenantNames.length).toBeLessThanOrEqual(before + 1);
  });

  it('is an error of the harness if the URL is not a control API', async () => {
    const stub = await startStub((_request, response) => response.end('<html>'));
    const target = urlTarget({ baseUrls: { translateplus: translateplus().baseUrl }, control: stub.url });
    const report = await runConformance({ target, checks: allChecks, grep: '*/credits/one-per-block' });
    await stub.close();
    expect(report.checks[0]?.status).toBe('error');
    expect(exitCode(report)).toBe(3);
  });
});

describe('without a control API', () => {
  const plain = (credentials = true) =>
    urlTarget({
      baseUrls: { translateplus: translateplus().baseUrl },
      ...(credentials ? { credentials: { translateplus: translateplus().credentials } } : {}),
    });

  /** A clock whose waiting moves the tenant's time, so that windows open as they would. */
  function movingClock(): WaitingClock & { slept: number[] } {
    const control = createControlClient({ url: world.control.url });
    const slept: number[] = [];
    return {
      slept,
      now: () => 0,
      sleep: async (milliseconds) => {
        slept.push(milliseconds);
        await control.advance('demo', milliseconds / 1000);
      },
    };
  }

  it('is green on 60 requests per minute with at most two waits, for documented requirements', async () => {
    const clock = movingClock();
    // It awaits its window on the target's clock, which is the real one here.
    const checks = allChecks.filter(({ id }) => id !== 'translateplus/rate-limit/met');
    const report = await runConformance({ target: plain(), checks, clock });
    const bad = report.checks.filter(({ status }) => status === 'failed' || status === 'error');
    expect(bad.map(({ id, reason }) => `${id}: ${reason}`)).toEqual([]);
    expect(report.checks.filter(({ reasonKind }) => reasonKind === 'differs')).toEqual([]);
    expect(report.summary.passed).toBeGreaterThan(50);
    expect(clock.slept.length).toBeLessThanOrEqual(2);
    expect(report.checks.reduce((sum, { requests }) => sum + requests, 0)).toBeLessThan(200);
    expect(exitCode(report)).toBe(0);
  });

  it('never sends or spends more than a check declares', async () => {
    const control = createControlClient({ url: world.control.url });
    await control.updateTenant('demo', { limits: { translateplus: null } });
    const report = await runConformance({ target: plain(), checks: allChecks });
    for (const { id, requests, cost } of report.checks) {
      const declared = allChecks.find((one) => one.id === id)?.cost;
      expect(requests, id).toBeLessThanOrEqual(declared?.requests ?? 0);
      expect(cost.credits, id).toBeLessThanOrEqual(declared?.credits ?? 0);
    }
    const { credits } = await control.getTenant('demo');
    await control.updateTenant('demo', { credits: 100_000 });
    expect(credits.used).toBeGreaterThan(0);
  });

  it('counts in the report exactly the credits that the account lost', async () => {
    const control = createControlClient({ url: world.control.url });
    await control.updateTenant('demo', { limits: { translateplus: null }, credits: 100_000 });
    const report = await runConformance({ target: plain(), checks: allChecks, include: ['exhaustive'] });
    const { credits } = await control.getTenant('demo');
    expect(report.checks.reduce((sum, { cost }) => sum + cost.credits, 0)).toBe(credits.used);
  });

  it('runs checks that need no credential without one, and skips the rest', async () => {
    const report = await runConformance({ target: plain(false), checks: allChecks });
    const passed = report.checks.filter(({ status }) => status === 'passed').map(({ id }) => id);
    expect(passed).toContain('translateplus/keys/missing');
    expect(passed).toContain('translateplus/health/ok');
    expect(report.summary.failed + report.summary.errors).toBe(0);
    expect(report.checks.find(({ id }) => id === 'translateplus/request/srt-accepted')).toMatchObject({
      status: 'skipped',
      reason: 'needs a credential: --credential translateplus.apiKey=<value>',
    });
  });
});
