import type { Check } from '../../../model/check.ts';
import type { Mutant } from '../../../mutants/mutant.ts';
import { EXCEPTIONS, FAILS_ANOTHER } from './exceptions.ts';
import { NEEDS_CONTROL } from './needs-control.ts';

/** What the suite shows of a mutant on a server without a control API. */
export type PlainNotice =
  /** A check fails the run. */
  | { readonly kind: 'fails' }
  /** No source promises the behaviour: a probe reports that it differs from what is assumed, and the run does not fail. */
  | { readonly kind: 'reported' }
  /** `isMet`: false if nothing that can be sent there meets the fault. */
  | { readonly kind: 'unnoticed'; readonly reason: string; readonly isMet: boolean };

const needOf = new Map(Object.entries(NEEDS_CONTROL).flatMap(([need, ids]) => ids.map((id) => [id, need] as const)));

const EXHAUSTIVE = 'what uses up a rate window, a queue or an account: --include exhaustive runs the check';

/** Why a check does not run there by default; undefined if it runs. */
export const needOfCheck = ({ id, exhaustive }: Check): string | undefined =>
  needOf.get(id) ?? (exhaustive ? EXHAUSTIVE : undefined);

/** What the checks whose requirement a mutant breaks can show of it without a control API, read from the tables. */
export function plainNotice({ id, breaks }: Pick<Mutant, 'id' | 'breaks'>, checks: readonly Check[]): PlainNotice {
  const exception = EXCEPTIONS[id];
  if (exception !== undefined) return { kind: 'unnoticed', reason: exception, isMet: true };
  const own = checks.filter((check) => breaks.includes(check.id));
  const running = own.filter((check) => needOfCheck(check) === undefined);
  if (running.some(({ evidence }) => evidence.grade !== 'assumed')) return { kind: 'fails' };
  if (FAILS_ANOTHER[id] !== undefined) return { kind: 'fails' };
  if (running.length > 0) return { kind: 'reported' };
  const [first] = own;
  return { kind: 'unnoticed', reason: `needs ${(first && needOfCheck(first)) ?? 'a check'}`, isMet: false };
}
