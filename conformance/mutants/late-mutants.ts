import { type Late, lateChange, lateStatement } from './late.ts';
import type { Mutant } from './mutant.ts';
import type { DeclareMutant } from './mutants-of.ts';

/** The operations whose answers a check of their own judges in every run. */
type Judged<CheckName extends string> = CheckName extends `wire/${infer Operation}` ? Operation : never;

/** Declares one mutant for each operation of a table, with which the check of that operation's answers must fail. */
export function lateMutants<CheckName extends string>(
  mutant: DeclareMutant<CheckName>,
  table: Readonly<Record<Judged<CheckName>, Omit<Late, 'operation'>>>,
): Mutant[] {
  return Object.entries<Omit<Late, 'operation'>>(table).map(([operation, change]) => {
    const late: Late = { operation, ...change };
    return mutant({
      id: `late-${operation.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`,
      family: late.place[0] === 'headers' ? 'headers' : late.place[0] === 'status' ? 'errors' : 'envelope',
      statement: lateStatement(late),
      breaks: [`wire/${operation}` as CheckName],
      seams: () => lateChange(late),
    });
  });
}
