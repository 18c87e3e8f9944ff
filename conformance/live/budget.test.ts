import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ProviderId } from '../../src/contracts/providers.ts';
import { type Unit, units } from '../model/amounts.ts';
import { Budget, BudgetError } from './budget.ts';
import { readBudget } from './defaults.ts';

const provider = fc.constantFrom<ProviderId>('translateplus', 'gcore-ai', 'cloudflare-stream');
const amount = fc.nat(5);
const step = fc.record({
  provider,
  cost: fc.record({ requests: fc.constant(1), credits: amount, minutes: amount, resources: fc.nat(2) }),
  refused: fc.boolean(),
  reserved: fc.nat(4),
});
const limits = fc.dictionary(
  fc.constantFrom<string>(...units, ...units.map((unit) => `translateplus.${unit}`), 'gcore-ai.minutes'),
  fc.nat(20),
);

describe('a budget', () => {
  it('is never exceeded by any order of requests, cleaning up included', () => {
    fc.assert(
      fc.property(limits, fc.array(step, { maxLength: 60 }), (given, steps) => {
        const budget = new Budget(given);
        let toRemove: ProviderId[] = [];
        for (const { provider, cost, refused, reserved } of steps) {
          try {
            budget.take(provider, cost, reserved);
          } catch (error) {
            expect(error).toBeInstanceOf(BudgetError);
            continue;
          }
          if (refused) {
            budget.giveBack(provider, cost);
            budget.release(provider, reserved);
          } else toRemove = [...toRemove, ...Array.from({ length: reserved }, () => provider)];
        }
        for (const one of toRemove) budget.takeReserved(one);
        for (const [name, limit] of Object.entries(given)) {
          const [first, second] = name.split('.');
          const spent = second === undefined ? budget.total() : budget.spentBy(first as ProviderId);
          expect(spent[(second ?? first) as Unit]).toBeLessThanOrEqual(limit);
        }
      }),
    );
  });

  it('allows a call that just fits', () => {
    const budget = new Budget({ 'translateplus.credits': 3 });
    const cost = { requests: 1, credits: 3, minutes: 0, resources: 0 };
    budget.take('translateplus', cost);
    expect(() => budget.take('translateplus', { ...cost, credits: 1 })).toThrow('translateplus.credits=3');
    budget.giveBack('translateplus', cost);
    expect(() => budget.take('translateplus', cost)).not.toThrow();
  });

  it('is read from text, and refuses unknown names', () => {
    expect(readBudget('translateplus.credits=7, requests=9')).toMatchObject({
      'translateplus.credits': 7,
      requests: 9,
    });
    expect(() => readBudget('translateplus.money=7')).toThrow('known: requests');
    expect(() => readBudget('requests=-1')).toThrow('whole number');
  });
});
