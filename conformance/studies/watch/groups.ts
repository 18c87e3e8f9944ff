import type { Change } from './change.ts';

/** Divides changes, which are in order of their nights, into those that belong together. Each group is in the same order. */
export function groupsOf(changes: readonly Change[]): readonly (readonly Change[])[] {
  const groups: Change[][] = [];
  for (const change of changes) {
    const own = groups.filter((group) => group.some((one) => belongTogether(one, change)));
    for (const group of own) groups.splice(groups.indexOf(group), 1);
    groups.push([...own.flat(), change]);
  }
  groups.sort((left, right) => nightOf(left) - nightOf(right));
  for (const group of [...groups]) {
    const earlier = groups.find((one) => one !== group && nightOf(one) < nightOf(group) && goesOn(one, group));
    if (earlier === undefined) continue;
    earlier.push(...group);
    groups.splice(groups.indexOf(group), 1);
  }
  return groups;
}

const nightOf = (group: readonly Change[]): number => group[0]?.night ?? 0;

/** Changes of one day: of one operation, or of one member in several. */
function belongTogether(left: Change, right: Change): boolean {
  if (left.since !== right.since || left.provider !== right.provider) return false;
  if (left.operation === right.operation) return true;
  return left.kind === 'field' && right.kind === 'field' && memberOf(left) === memberOf(right);
}

const memberOf = ({ subject }: Change): string => subject.slice(subject.lastIndexOf('.') + 1);

/** What changes slowly is one change: its later steps, and the checks that notice it only then. */
function goesOn(earlier: readonly Change[], later: readonly Change[]): boolean {
  const slow = earlier.filter(
    ({ kind, partial, undone }) => kind === 'field' && partial && (undone === undefined || undone > nightOf(later)),
  );
  return later.every((change) =>
    slow.some(
      ({ operation, subject }) =>
        change.operation === operation && (change.kind === 'check' || change.subject === subject),
    ),
  );
}
