import { change, fine, note, type Said } from '../finding.ts';
import type { Setup } from '../setup.ts';
import { pointedBy, pointedRows } from '../variables.ts';

/** Variables that the same clients read, and that send other credentials along. */
export function checkConflicts({ environment }: Setup): readonly Said[] {
  const set = pointedRows().flatMap((row) =>
    (row.conflictingVariables ?? [])
      .filter((name) => (environment[name] ?? '') !== '')
      .map((name) => {
        const found = `${name} is set: clients of ${row.title} send it along`;
        return pointedBy(row, environment).kind === 'unset'
          ? note(found, 'exec removes it for its command.')
          : change(found, `unset ${name}`);
      }),
  );
  return set.length > 0 ? set : [fine('no variable sends other credentials along')];
}
