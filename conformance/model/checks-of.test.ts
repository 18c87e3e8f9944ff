import { expect, expectTypeOf, it } from 'vitest';
import { documented } from '../../src/base/evidence.ts';
import type { Check } from './check.ts';
import type { CheckNames } from './check-names.ts';
import { checksOf } from './checks-of.ts';

const check = checksOf('translateplus');
const facts = { title: 'x', requirement: 'x', evidence: documented('a page'), cost: { requests: 1 } };
const run = async () => {};

const checks = [check({ id: 'health/ok', ...facts, run }), check({ id: 'keys/missing', ...facts, run })];

it('gives a check its provider, level and cost', () => {
  expect(checks[0]).toMatchObject({
    id: 'translateplus/health/ok',
    provider: 'translateplus',
    level: 'must',
    cost: { requests: 1, credits: 0 },
  });
  expect(check({ id: 'a/b', ...facts, level: 'should', cost: { requests: 2, credits: 3 }, run })).toMatchObject({
    level: 'should',
    cost: { requests: 2, credits: 3 },
  });
});

it('refuses an id that is not section/name', () => {
  for (const id of ['health/ok/now', 'Health/ok', 'health/'] as const) {
    expect(() => check({ id, ...facts, run })).toThrow(`a check's id is section/name, got "${id}"`);
  }
  // @ts-expect-error: a name without its section does not compile.
  expect(() => check({ id: 'health', ...facts, run })).toThrow(TypeError);
});

it('runs the steps with the verbs of the provider, and what comes after them', async () => {
  const order: string[] = [];
  const withVerbs = checksOf('gcore-ai', async (_t, steps: (verbs: { look(): void }) => Promise<unknown>) => {
    await steps({ look: () => order.push('looked') }).finally(() => order.push('cleaned up'));
  });
  const { run: start } = withVerbs({ id: 'a/b', ...facts, run: async (verbs) => verbs.look() });
  await start({} as never);
  expect(order).toEqual(['looked', 'cleaned up']);
});

it('keeps the names of checks as types', () => {
  expectTypeOf<CheckNames<typeof checks>>().toEqualTypeOf<'health/ok' | 'keys/missing'>();
  expectTypeOf<CheckNames<readonly Check[]>>().toEqualTypeOf<string>();
});
