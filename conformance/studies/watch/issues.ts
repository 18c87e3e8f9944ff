import type { Change } from './change.ts';
import { changesOf } from './changes.ts';
import { groupsOf } from './groups.ts';
import type { Night } from './night.ts';

/** What is to be done with an issue after the last night. */
type IssueAction = 'opened' | 'updated' | 'closed' | 'none';

/** Changes of one day that belong together: those of one operation, and those of one member in several. */
export interface Issue {
  /** Names it for good: the day, the provider and the operation that showed it first. */
  readonly id: string;
  readonly provider: string;
  readonly since: string;
  /** The day on which all of it was as before again. */
  readonly until?: string;
  readonly state: 'open' | 'closed';
  readonly action: IssueAction;
  readonly changes: readonly Change[];
}

/**
 * The issues of a history, the newest first, with what became of them.
 * @param reported the nights whose issues were reported before. Default: all but the last
 */
export function issuesOf(nights: readonly Night[], reported = nights.slice(0, -1)): readonly Issue[] {
  const before = new Map(grouped(changesOf(reported)).map((issue) => [issue.id, issue]));
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
  return groupsOf(changes).map((group): Issue => {
    const { provider = '', since = '' } = group[0] ?? {};
    // Later nights may add changes; what showed it first stays first.
    const [first] = group.toSorted(
      (left, right) => left.noticed - right.noticed || (left.operation < right.operation ? -1 : 1),
    );
    const isOver = group.every(({ until }) => until !== undefined);
    const until = group
      .map((one) => one.until ?? '')
      .sort()
      .at(-1);
    return {
      id: `${first?.since}-${first?.operation.replaceAll(' ', '-')}`,
      ...{ provider, since, changes: group, action: 'none' },
      ...(isOver && until !== undefined ? { state: 'closed', until } : { state: 'open' }),
    };
  });
}
