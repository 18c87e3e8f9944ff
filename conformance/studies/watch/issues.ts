import { type Change, changesOf } from './changes.ts';
import type { Night } from './night.ts';

/** What is to be done with an issue after the last night. */
type IssueAction = 'opened' | 'updated' | 'closed' | 'none';

/** Changes of one night that belong together: those of one operation, and those of one member in several. */
export interface Issue {
  /** Names it for good: the day, the provider and the first operation. */
  readonly id: string;
  readonly provider: string;
  readonly since: string;
  /** The day on which all of it was as before again. */
  readonly until?: string;
  readonly state: 'open' | 'closed';
  readonly action: IssueAction;
  readonly changes: readonly Change[];
}

/** The issues of a history, the newest first, with what the last night did to them. */
export function issuesOf(nights: readonly Night[]): readonly Issue[] {
  const before = new Map(grouped(changesOf(nights.slice(0, -1))).map((issue) => [issue.id, issue]));
  const now = grouped(changesOf(nights));
  const ids = new Set(now.map(({ id }) => id));
  // A later night may show that there was no change: its issue ends.
  const withdrawn = [...before.values()].filter(({ id, state }) => state === 'open' && !ids.has(id));
  return [
    ...now.map((issue): Issue => ({ ...issue, action: actionOf(before.get(issue.id), issue) })),
    ...withdrawn.map((issue): Issue => ({ ...issue, state: 'closed', action: 'closed' })),
  ].sort((left, right) => (left.id < right.id ? 1 : -1));
}

function actionOf(before: Issue | undefined, now: Issue): IssueAction {
  if (before === undefined) return 'opened';
  if (before.state !== now.state) return now.state === 'closed' ? 'closed' : 'opened';
  return factsOf(before) === factsOf(now) ? 'none' : 'updated';
}

/** What an issue says, without rates: those become more exact each night. */
const factsOf = ({ changes }: Issue): string =>
  JSON.stringify(changes.map(({ kind, operation, subject, since, until }) => [kind, operation, subject, since, until]));

function grouped(changes: readonly Change[]): readonly Issue[] {
  const groups: Change[][] = [];
  for (const change of changes) {
    const own = groups.filter((group) => group.some((one) => belongTogether(one, change)));
    for (const group of own) groups.splice(groups.indexOf(group), 1);
    groups.push([...own.flat(), change]);
  }
  return groups.map((group): Issue => {
    const { provider = '', since = '' } = group[0] ?? {};
    const operations = [...new Set(group.map(({ operation }) => operation))].sort();
    const isOver = group.every(({ until }) => until !== undefined);
    const until = group
      .map((one) => one.until ?? '')
      .sort()
      .at(-1);
    return {
      id: `${since}-${operations[0]?.replaceAll(' ', '-')}`,
      ...{ provider, since, changes: group, action: 'none' },
      ...(isOver && until !== undefined ? { state: 'closed', until } : { state: 'open' }),
    };
  });
}

function belongTogether(left: Change, right: Change): boolean {
  if (left.night !== right.night || left.provider !== right.provider) return false;
  if (left.operation === right.operation) return true;
  return left.kind === 'field' && right.kind === 'field' && memberOf(left) === memberOf(right);
}

const memberOf = ({ subject }: Change): string => subject.slice(subject.lastIndexOf('.') + 1);
