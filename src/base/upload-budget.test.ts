import { expect, it } from 'vitest';
import { UploadBudget } from './upload-budget.ts';

it('accepts uploads up to the limit of unfinished ones', () => {
  const budget = new UploadBudget({ uploads: 2, uploadBytes: 10 });
  const first = budget.begin();
  expect([budget.begin() === null, budget.begin() === null]).toEqual([false, true]);
  first?.end();
  first?.end();
  expect(budget.used.uploads).toBe(1);
  expect(budget.begin()).not.toBeNull();
});

it('counts the bytes of all unfinished ones together', () => {
  const budget = new UploadBudget({ uploads: 2, uploadBytes: 10 });
  const [first, second] = [budget.begin(), budget.begin()];
  expect([first?.take(6), second?.take(4), second?.take(1)]).toEqual([true, true, false]);
  first?.end();
  expect(second?.take(5)).toBe(true);
  expect(budget.used.bytes).toBe(10);
});

it('counts only what an upload keeps', () => {
  const budget = new UploadBudget({ uploads: 2, uploadBytes: 10 });
  const one = budget.begin();
  expect([one?.take(8), one?.take(8)]).toEqual([true, false]);
  one?.keep(8);
  expect(budget.used.bytes).toBe(8);
  one?.end();
  one?.keep(3);
  expect(budget.used).toEqual({ uploads: 0, bytes: 0 });
});
