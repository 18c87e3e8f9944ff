import { describe, expect, it, vi } from 'vitest';
import { seededSample } from '../../../src/base/sample.ts';
import type { ProviderId } from '../../../src/contracts/providers.ts';
import type { Check } from '../../model/check.ts';
import { allChecks } from '../../providers/checks.ts';
import { check } from '../../testing/checks.ts';
import { allVariations } from '../variations/index.ts';
import type { Passing } from '../variations/link.ts';
import type { Variation } from '../variations/variation.ts';
import { checkedProviders } from './jobs.ts';
import { judgeVariation, planVariation, variationHolds } from './vary.ts';
import { judgeVariations } from './vary-together.ts';

// Whole runs of the suite, on machines that may be busy.
vi.setConfig({ testTimeout: 120_000 });

const own = (provider: string) => allChecks.filter((check) => check.provider === provider);

const judge = async (variation: Variation, provider: ProviderId, checks: readonly Check[]) =>
  judgeVariation(variation, provider, await planVariation(variation, checks, 1), 1);

/** Some, chosen by chance that stays the same. `npm run power` has them all, in sets; `VARIATIONS=all` has each alone. */
const chosen = checkedProviders.flatMap((provider) => {
  const at = ({ providers = checkedProviders }: Variation) => providers.includes(provider);
  const here = allVariations().filter(at);
  const some = process.env.VARIATIONS === 'all' ? here : seededSample(here, 1, 3);
  return some.map((variation) => [provider, variation.id, variation] as const);
});

it.each(chosen)('%s is green under %s', async (provider, _id, variation) => {
  const plan = await planVariation(variation, own(provider), 1);
  const [verdict] = await judgeVariations({ parts: [variation], provider, plan, seed: 1 });
  expect(verdict?.wrong).toEqual([]);
  expect(verdict?.passed).toBeGreaterThan(0);
});

describe('reports a variation that is not green', () => {
  const health = own('translateplus').filter(({ id }) => id.startsWith('translateplus/health/'));
  const variation: Variation = { id: 'x', statement: 'x' };

  it('where checks fail', async () => {
    const link = () => ({ back: (passing: Passing) => ({ ...passing, status: 500 }) });
    const verdict = await judge({ ...variation, link }, 'translateplus', health);
    expect(verdict.wrong).toHaveLength(health.length);
    expect(variationHolds(verdict)).toBe(false);
  });

  it('if checks are skipped without a switch', async () => {
    const [first] = health;
    if (first === undefined) throw new Error('no check');
    const hindered = check('hindered', (t) =>
      t.prerequisite('something that is not there', () => Promise.reject(new Error('absent'))),
    );
    const verdict = await judge(variation, 'translateplus', [first, hindered]);
    expect([verdict.passed, verdict.skipped]).toEqual([1, []]);
    expect(variationHolds(verdict)).toBe(false);
  });
});
