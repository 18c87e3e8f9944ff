// Covers: recording.ts, seam-calls.ts, rest.ts

import { expect, it, vi } from 'vitest';
import type { Seams } from '../../../mocks/kernel/world/seams.ts';
import { allChecks } from '../../providers/checks.ts';
import type { Variation } from '../variations/variation.ts';
import { affectedChecks, variedChecks } from './affected.ts';
import { judgeMutant } from './judge.ts';
import { recordWorld } from './recording.ts';
import { restOf } from './rest.ts';
import { judgeVariation, planVariation } from './vary.ts';

vi.setConfig({ testTimeout: 120_000 });

/** Some checks, so that the honest run is short. */
const checks = allChecks.filter(({ id }) =>
  /^translateplus\/(health|credits|keys|wire|structure\/(srt|vtt)|rate-limit\/headers)/.test(id),
);

const mutantOf = (seams: (honest: Seams) => Partial<Seams>) => ({
  id: 'translateplus/x',
  provider: 'translateplus' as const,
  family: 'credits' as const,
  statement: 'does x',
  breaks: [],
  seams,
});

const kinds: readonly [string, (honest: Seams) => Partial<Seams>][] = [
  [
    'answers',
    () => ({ answer: (answer, { operation }) => (operation === 'getHealth' ? { ...answer, status: 500 } : answer) }),
  ],
  ['permissions', () => ({ permits: () => true })],
  ['owners', () => ({ ownerOf: (tenant, property) => (property === 'account' ? 'another' : tenant) })],
  [
    'an account that it remembers',
    (honest) => {
      let last: Parameters<Seams['charge']>[0] | undefined;
      return {
        charge: (account, amount, about) => {
          last = account;
          return honest.charge(account, amount, about);
        },
        rebuild: (content) => {
          if (last) last.used += 1;
          return content;
        },
      };
    },
  ],
  [
    'a part of what it is given',
    () => ({
      answer: (answer, about) => {
        if (about.operation === 'getAccountSummary') Object.assign(answer.body as object, { credits_remaining: -1 });
        return answer;
      },
    }),
  ],
];

it.each(kinds)('leaves out no check that notices a mutant that changes %s', async (_what, seams) => {
  const mutant = mutantOf(seams);
  const affected = await affectedChecks(mutant, checks, 1);
  const [all, some] = [await judgeMutant(mutant, checks, 1), await judgeMutant(mutant, affected, 1)];
  expect(all.killedBy.length).toBeGreaterThan(0);
  expect(some).toEqual(all);
  expect(affected.length).toBeLessThan(checks.length);
});

it('leaves out nothing where a mutant decides by what it did in a check that would be left out', async () => {
  const [health, others] = [
    checks.filter(({ id }) => /\/health\//.test(id)),
    checks.filter(({ id }) => /\/keys\//.test(id)),
  ];
  const list = [...others, ...health];
  const late = mutantOf(() => {
    let isLater = false;
    return {
      answer: (answer, { operation }) => {
        if (operation !== 'getHealth') isLater = true;
        return operation === 'getHealth' && isLater ? { ...answer, status: 500 } : answer;
      },
    };
  });
  expect(await affectedChecks(late, list, 1)).toBe(list);
  expect((await judgeMutant(late, list, 1)).killedBy.length).toBeGreaterThan(0);
});

it('leaves out nothing where bytes of answers are changed', async () => {
  expect(
    await affectedChecks(
      mutantOf(() => ({ send: (rendered) => rendered })),
      checks,
      1,
    ),
  ).toBe(checks);
});

it('runs under a switch only the checks during which it is looked at', async () => {
  const switches = { 'translateplus.badKey': 'status-401' };
  const variation: Variation = { id: 'x', statement: 'x', switches };
  const affected = await variedChecks(variation, checks, 1);
  const looked = (await recordWorld(checks, 1)).switches.get('translateplus.badKey');
  expect(looked).toContain('translateplus/keys/invalid');
  expect(affected.filter(({ wire }) => !wire).map(({ id }) => id)).toEqual(
    checks.filter(({ id, wire }) => !wire && looked?.has(id)).map(({ id }) => id),
  );
  const verdict = await judgeVariation(variation, 'translateplus', await planVariation(variation, checks, 1), 1);
  expect(verdict).toMatchObject({ passed: checks.length, skipped: [], wrong: [] });
});

it('runs everything behind a proxy and with another seed', async () => {
  for (const all of [{ link: () => ({}) }, { seed: 1 }]) {
    expect(await variedChecks({ id: 'x', statement: 'x', ...all }, checks, 1)).toBe(checks);
  }
});

it('counts what was left out: the checks that pass without the variation, and the answers that they saw', async () => {
  const run = checks.filter(({ wire }) => wire);
  const rest = await restOf(checks, run, 1);
  expect([rest.others, rest.red]).toEqual([checks.length - run.length, []]);
  expect(rest.seen).toContain('translateplus/wire/getAccountSummary');
});
