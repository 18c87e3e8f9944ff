import { expect, it } from 'vitest';
import { documented } from '../../src/base/evidence.ts';
import { checksOf } from '../model/checks-of.ts';
import { mutantsOf } from './mutants-of.ts';

const check = checksOf('translateplus');
const facts = { title: 'x', requirement: 'x', evidence: documented('a page'), cost: { requests: 1 } };
const checks = [
  check({ id: 'health/ok', ...facts, run: async () => {} }),
  check({ id: 'keys/missing', ...facts, run: async () => {} }),
];
const mutant = mutantsOf<typeof checks>('translateplus');
const down = {
  id: 'health-down',
  family: 'envelope',
  statement: 'reports that it is down',
  seams: () => ({}),
} as const;

it('writes the provider before the ids of a mutant and its checks', () => {
  expect(mutant({ ...down, breaks: ['health/ok', 'keys/missing'] })).toMatchObject({
    id: 'translateplus/health-down',
    provider: 'translateplus',
    breaks: ['translateplus/health/ok', 'translateplus/keys/missing'],
  });
});

it('does not compile with the id of an unknown check', () => {
  // @ts-expect-error: there is no such check.
  expect(mutant({ ...down, breaks: ['health/okay'] }).breaks).toHaveLength(1);
});
