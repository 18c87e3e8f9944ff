import { expect, it } from 'vitest';
import { charge } from './credits.ts';

it('pays the last credit and refuses one more without touching the account', () => {
  const account = { total: 5, used: 0 };
  expect(charge(account, 5)).toEqual({ paid: true, remaining: 0, required: 5 });
  expect(charge(account, 1)).toEqual({ paid: false, remaining: 0, required: 1 });
  expect(account).toEqual({ total: 5, used: 5 });
});

it('never pays in part', () => {
  const account = { total: 5, used: 1 };
  expect(charge(account, 5)).toEqual({ paid: false, remaining: 4, required: 5 });
  expect(account.used).toBe(1);
});
