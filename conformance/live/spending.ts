import type { ProviderId } from '../../src/contracts/providers.ts';
import { type Unit, units } from '../model/amounts.ts';
import type { Budget } from './budget.ts';

/** The use of one unit so far, and its limit. */
export interface Spending {
  readonly unit: Unit;
  readonly spent: number;
  /** That of the run, else those of these providers together; undefined without a limit. */
  readonly limit: number | undefined;
}

/** What a run has used of its budget, in the order of the units. A unit that is neither used nor limited is left out. */
export function spendingOf(budget: Budget, providers: readonly ProviderId[]): readonly Spending[] {
  const total = budget.total();
  const { limits } = budget;
  return units.flatMap((unit) => {
    const own = providers.flatMap((id) => limits[`${id}.${unit}`] ?? []);
    const sum = own.length === 0 ? undefined : own.reduce((all, one) => all + one, 0);
    const limit = limits[unit] ?? sum;
    return limit === undefined && total[unit] === 0 ? [] : [{ unit, spent: total[unit], limit }];
  });
}

/** `requests 120/3000, credits 30/200`. */
export const spendingText = (spending: readonly Spending[]): string =>
  spending
    .map(({ unit, spent, limit }) => (limit === undefined ? `${unit} ${spent}` : `${unit} ${spent}/${limit}`))
    .join(', ');
