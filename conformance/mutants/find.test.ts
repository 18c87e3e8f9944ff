import { expect, it } from 'vitest';
import { findMutants } from './find.ts';

const all = ['translateplus/credit-too-many', 'translateplus/created', 'gcore-ai/page-off-by-one'].map((id) => ({
  id,
}));

it('finds mutants by id, in the requested order', () => {
  const ids = ['gcore-ai/page-off-by-one', 'translateplus/created'];
  expect(findMutants(all, ids)).toEqual({ mutants: ids.map((id) => ({ id })), unknown: [] });
});

it.each([
  ['translateplus/credit-to-many', 'translateplus/credit-too-many'],
  ['credit-too-many', 'translateplus/credit-too-many'],
  ['page', 'gcore-ai/page-off-by-one'],
  ['GCORE-AI/PAGE-OFF-BY-ONE', 'gcore-ai/page-off-by-one'],
])('names ids similar to %s', (typed, near) => {
  expect(findMutants(all, [typed]).unknown[0]?.near[0]).toBe(near);
});

it('names nothing when nothing is near', () => {
  expect(findMutants(all, ['zzz', '']).unknown.map(({ near }) => near)).toEqual([[], []]);
});
