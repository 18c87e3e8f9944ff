import { expect, it } from 'vitest';
import { budgetNames, defaultBudget, readBudget } from './defaults.ts';

it('has a limit for requests, for resources and for what each provider charges', () => {
  for (const [name, limit] of Object.entries(defaultBudget())) {
    expect(budgetNames().concat('resources')).toContain(name);
    expect(limit).toBeGreaterThan(0);
  }
});

it('replaces the limits that a text names', () => {
  expect(readBudget('')).toEqual(defaultBudget());
  expect(readBudget(' requests = 7 , translateplus.credits=0,')).toEqual({
    ...defaultBudget(),
    requests: 7,
    'translateplus.credits': 0,
  });
});

it.each(['nobody.credits=1', 'requests', 'requests=-1', 'requests=1.5', 'requests=9999999999'])(
  'refuses the budget %s',
  (text) => {
    expect(() => readBudget(text)).toThrow(SyntaxError);
  },
);
