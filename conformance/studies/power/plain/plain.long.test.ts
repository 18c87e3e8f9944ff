// Covers: world.ts
import { describe, expect, it, vi } from 'vitest';
import { seededSample } from '../../../../src/base/sample.ts';
import { mutants } from '../../../mutants/index.ts';
import { allChecks } from '../../../providers/checks.ts';
import { checkedProviders } from '../jobs.ts';
import { NOTICED } from '../judge.ts';
import { FAILS_ANOTHER } from './exceptions.ts';
import { needOfCheck, plainNotice } from './notice.ts';
import { judgePlain } from './world.ts';

vi.setConfig({ testTimeout: 120_000 });

const checksOf = (provider: string) => allChecks.filter((check) => check.provider === provider);

describe.each(checkedProviders)('a whole run without a control API, %s', (provider) => {
  it('skips exactly the checks that need one, passes all others, and waits less than ten minutes', async () => {
    const checks = checksOf(provider);
    const { checks: results } = await judgePlain({ provider, checks });
    const statuses = new Map(results.map(({ id, status }) => [id, status]));
    const wrong = checks.filter((check) => {
      const wanted = needOfCheck(check) === undefined ? ['passed', 'probed'] : ['skipped'];
      return !wanted.includes(statuses.get(check.id) ?? 'absent');
    });
    expect(wrong.map(({ id }) => `${id}: ${statuses.get(id)}`)).toEqual([]);
    expect(results.filter(({ reasonKind }) => reasonKind === 'differs').map(({ id }) => id)).toEqual([]);
    const waited = results.reduce((sum, { cost }) => sum + cost.waitedSeconds, 0);
    expect(waited).toBeLessThan(600);
  });
});

// Mutants of late answers need a whole run before them; the power run shows them.
const sample = seededSample(
  mutants.filter(
    ({ id, breaks }) =>
      FAILS_ANOTHER[id] === undefined && !id.includes('/late-') && !breaks.some((check) => check.includes('/wire/')),
  ),
  60,
  3,
);

it.each(sample.map((mutant) => [mutant.id, mutant] as const))('shows %s as the tables say', async (_id, mutant) => {
  const checks = checksOf(mutant.provider);
  const { kind } = plainNotice(mutant, checks);
  const named = checks.filter((check) => mutant.breaks.includes(check.id) && needOfCheck(check) === undefined);
  if (named.length === 0) return expect(kind).toBe('unnoticed');
  const { checks: results } = await judgePlain({ provider: mutant.provider, checks: named, seams: mutant.seams });
  const failed = results.some(({ status }) => NOTICED.has(status));
  const differs = results.some(({ reasonKind }) => reasonKind === 'differs');
  expect(failed ? 'fails' : differs ? 'reported' : 'unnoticed').toBe(kind);
});

it('fails other checks where checks share an account', async () => {
  const id = 'cloudflare-stream/late-result-returns';
  const { provider, seams } = mutants.find((mutant) => mutant.id === id) as (typeof mutants)[number];
  const { checks: results } = await judgePlain({ provider, checks: checksOf(provider), seams });
  expect(results.find((check) => check.id === FAILS_ANOTHER[id])?.status).toBe('failed');
});
