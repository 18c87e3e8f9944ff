import { providerIds } from '../../src/contracts/providers.ts';
import type { Unit } from '../model/amounts.ts';
import { units } from '../model/amounts.ts';
import { suiteRegistry } from '../providers/index.ts';
import type { BudgetLimits } from './budget.ts';

const SHARED: BudgetLimits = { requests: 4000, resources: 500 };

const ownBudgets = suiteRegistry.table(({ id, budget }) =>
  Object.entries(budget).map(([unit, limit]) => [`${id}.${unit}`, limit] as const),
);

/** Enough for the default selection, with a small margin. */
export const defaultBudget = (): BudgetLimits => ({ ...SHARED, ...ownBudgets });

/** Names that a budget knows: a unit, or `provider.unit`. */
export const budgetNames = (): readonly string[] => [
  ...units,
  ...providerIds.flatMap((provider) => units.map((unit: Unit) => `${provider}.${unit}`)),
];

/**
 * Reads `translateplus.credits=200,requests=500`; other limits keep their defaults.
 * @throws {SyntaxError} for an unknown name or an invalid number; the message lists the names
 */
export function readBudget(text: string): BudgetLimits {
  const limits: Record<string, number> = defaultBudget();
  for (const part of text.split(',').filter((one) => one.trim() !== '')) {
    const [name = '', value = ''] = part.split('=').map((one) => one.trim());
    if (!budgetNames().includes(name))
      throw new SyntaxError(`there is no budget "${name}"; known: ${budgetNames().join(', ')}.`);
    if (!/^\d{1,9}$/.test(value)) throw new SyntaxError(`the budget ${name} must be a whole number, got "${value}".`);
    limits[name] = Number(value);
  }
  return limits;
}
