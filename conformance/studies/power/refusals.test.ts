import { expect, it, vi } from 'vitest';
import { allChecks } from '../../providers/checks.ts';
import { meetRefusals, proveRefusals, refusalHolds, unprovenReason } from './refusals.ts';

vi.setConfig({ testTimeout: 120_000 });

it('finds the checks that notice when a refusal turns into a success', async () => {
  const checks = allChecks.filter(({ id }) => id === 'translateplus/keys/missing' || id === 'translateplus/health/ok');
  const met = await meetRefusals(checks, 1);
  const verdicts = await proveRefusals({ provider: 'translateplus', checks, met, seed: 1 });
  const proven = verdicts.filter((verdict) => verdict.checks.length > 0);
  expect(proven.length).toBeGreaterThan(0);
  expect(proven.length).toBeLessThan(verdicts.length);
  for (const { checks } of proven) expect(checks).toEqual(['translateplus/keys/missing']);
});

it('holds a refusal that is proven, or that has a reason, and not both', () => {
  const verdict = { provider: 'translateplus', operation: 'o', failure: 'f', checks: [] as string[] } as const;
  expect(refusalHolds(verdict)).toBe(false);
  expect(refusalHolds({ ...verdict, reason: 'why' })).toBe(true);
  expect(refusalHolds({ ...verdict, checks: ['a'] })).toBe(true);
  expect(refusalHolds({ ...verdict, checks: ['a'], reason: 'why' })).toBe(false);
  expect(unprovenReason(verdict)).toBeUndefined();
});
