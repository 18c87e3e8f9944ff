import { titleOf } from './issue-text.ts';
import type { Issue } from './issues.ts';

/** What a webhook gets after a night. Slack, Mattermost and Google Chat show `text`. */
export interface WatchMessage {
  readonly text: string;
  /** When the last run began whose night these issues know. */
  readonly night: string;
  readonly issues: readonly {
    readonly id: string;
    readonly action: Issue['action'];
    readonly state: Issue['state'];
    readonly title: string;
    readonly since: string;
    readonly until?: string;
  }[];
}

/**
 * The message about a night; `issues` has those that are open or that the night has closed.
 * @param night when the last run began, ISO 8601 in UTC
 */
export function messageOf(issues: readonly Issue[], night: string): WatchMessage {
  const shown = issues.filter(({ action, state }) => action !== 'none' || state === 'open');
  const lines = shown.map((issue) => `${issue.action === 'none' ? 'still open' : issue.action}: ${titleOf(issue)}`);
  return {
    text: lines.length === 0 ? 'conform watch: nothing has changed' : `conform watch:\n${lines.join('\n')}`,
    night,
    issues: shown.map((issue) => ({
      ...{ id: issue.id, action: issue.action, state: issue.state, title: titleOf(issue), since: issue.since },
      ...(issue.until === undefined ? {} : { until: issue.until }),
    })),
  };
}
