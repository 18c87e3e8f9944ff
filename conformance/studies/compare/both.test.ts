// Covers: ../../checks/translateplus/support/rate.ts, ../../mutants/translateplus/mutant.ts, ../../targets/mock.ts

import { describe, expect, it } from 'vitest';
import { mutants } from '../../mutants/index.ts';
import { allChecks } from '../../providers/checks.ts';
import { mockTarget } from '../../targets/mock.ts';
import { agreementOf, compareTargets, comparisonExitCode, heldBy } from './both.ts';

const checks = allChecks.filter(({ id }) => id.startsWith('translateplus/credits/'));

describe('the mocks and another server', () => {
  it('agree where the other is the same', async () => {
    const [mock, other] = [await mockTarget(), await mockTarget()];
    const compared = await compareTargets({ mock, other, checks });
    await Promise.all([mock.close(), other.close()]);
    expect(new Set(compared.map(({ agreement }) => agreement))).toEqual(new Set(['agree-pass']));
    expect(comparisonExitCode(compared)).toBe(0);
  });

  it('diverge where the other is a mutant', async () => {
    const mutant = mutants.find(({ provider, family }) => provider === 'translateplus' && family === 'credits');
    if (mutant === undefined) throw new Error('there is no mutant of credits');
    const [mock, other] = [await mockTarget(), await mockTarget({ seams: mutant.seams })];
    const compared = await compareTargets({ mock, other, checks });
    const swapped = await compareTargets({ mock: other, other: mock, checks });
    await Promise.all([mock.close(), other.close()]);
    expect(compared.map(({ agreement }) => agreement)).toContain('suite-wrong');
    expect(swapped.map(({ agreement }) => agreement)).toContain('mock-wrong');
    expect(comparisonExitCode(compared)).toBe(1);
  });

  it('counts a probe by its kind, with any text of the reason', () => {
    const probed = (reasonKind: 'differs' | 'as-assumed', reason: string) =>
      heldBy({ status: 'probed', reasonKind, ...{ reason } });
    expect(probed('differs', 'as assumed')).toBe(false);
    expect(probed('as-assumed', 'differs: assumed x')).toBe(true);
  });

  it.each([
    [true, true, 'agree-pass'],
    [false, false, 'agree-fail'],
    [false, true, 'mock-wrong'],
    [true, false, 'suite-wrong'],
    [null, true, 'not-compared'],
  ] as const)('%s and %s: %s', (mock, other, agreement) => {
    expect(agreementOf(mock, other)).toBe(agreement);
    expect(comparisonExitCode([{ agreement }])).toBe(
      agreement === 'agree-pass' ? 0 : agreement === 'not-compared' ? 3 : 1,
    );
  });
});
