import { expect, it } from 'vitest';
import { NOTHING } from '../model/amounts.ts';
import { type PlanRow, planOf, planText } from './plan.ts';
import type { LiveReport } from './run.ts';

const row = (id: string, more: Partial<PlanRow> = {}): PlanRow => ({
  ...NOTHING,
  id,
  provider: 'translateplus',
  waits: false,
  skipped: null,
  ...more,
});

it('shows each check, each provider and the total as text', () => {
  const absent = { provider: 'gcore-ai', skipped: 'needs a credential: GCORE_API_KEY' } as const;
  const rows = [
    row('translateplus/a/b', { requests: 1, credits: 2 }),
    row('translateplus/a/c', { requests: 3, waits: true }),
    row('translateplus/a/d', { skipped: 'would take a month' }),
    row('translateplus/a/e', { skipped: 'needs a key' }),
    row('translateplus/a/f', { requests: 1, skipped: 'needs a key' }),
    row('translateplus/a/g', { skipped: 'needs a key' }),
    row('gcore-ai/a/b', absent),
    row('gcore-ai/a/c', absent),
  ];
  const total = { ...NOTHING, requests: 5, credits: 2 };
  const plan = {
    rows,
    preflight: { translateplus: 1 },
    total,
    byProvider: { translateplus: total },
    cleaningUp: 0,
    seconds: 61,
  };
  expect(planText(plan, { requests: 9 }).split('\n')).toEqual([
    'translateplus: 1 request first (at most 3), to see whether the credential works',
    'translateplus/a/b  1 request, 2 credits',
    'translateplus/a/c  about 3 requests',
    'translateplus/a/d  skipped: would take a month',
    'translateplus/a/f  1 request  skipped: needs a key',
    'translateplus: 2 checks skipped: needs a key',
    'gcore-ai: 2 checks skipped: needs a credential: GCORE_API_KEY',
    '',
    'translateplus: 5 requests, 2 credits',
    'total: about 5 requests, 2 credits',
    'cleaning up: 0 requests more',
    'time: 2 minutes or more',
    'budget, never exceeded: requests=9',
    'The first request to a service is free and counts once above: while no answer comes, it is sent again each second, 3 times in all.',
    'Requests whose connection breaks, and checks that --repeat repeats, are sent and paid again.',
    'Rehearsed on the mocks. Nothing was sent to a service.',
    '',
  ]);
});

it('plans one request for a preflight that a slow machine repeated', () => {
  const checks = [{ id: 'translateplus/a/b', provider: 'translateplus', requests: 4, cost: { credits: 2 } }];
  const report = {
    checks,
    durationMs: 900,
    live: { spent: { translateplus: { requests: 9 } } },
  } as unknown as LiveReport;
  const taken: Record<string, number> = { 'translateplus/preflight': 3 };
  const plan = planOf(report, (check) => ({ ...NOTHING, requests: taken[check] ?? 0 }));
  expect([plan.preflight, plan.total.requests, plan.cleaningUp]).toEqual([{ translateplus: 1 }, 5, 2]);
  expect(plan.byProvider.translateplus?.requests).toBe(5);
});
