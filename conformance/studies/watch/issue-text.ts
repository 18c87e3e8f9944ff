import { cutTo, fenced, fitting, inlineCode, MOST_OF_COMMENT } from '../../reporters/markdown-text.ts';
import type { Change } from './change.ts';
import type { Issue } from './issues.ts';

const NAMES: Readonly<Record<Change['kind'], string>> = {
  ...{ check: 'check', status: 'status', field: 'member', header: 'header', outage: 'outage' },
};

/** The place of a change: `getVideo 200 .status`, or the id of a check. */
export const placeOf = ({ kind, operation, subject }: Change): string => {
  if (kind === 'outage') return 'the service';
  return kind === 'check' ? subject : `${operation.slice(operation.indexOf(' ') + 1)} ${subject}`;
};

/** The title of an issue. */
export function titleOf({ changes, provider, since }: Issue): string {
  // What the service does says more than the checks that notice it.
  const first = changes.find(({ kind }) => kind !== 'check') ?? changes[0];
  if (first === undefined) return `${provider}: changed on ${since}`;
  const more = changes.length > 1 ? `, and ${changes.length - 1} more` : '';
  const what = `${NAMES[first.kind]}${first.kind === 'outage' ? ':' : ''} ${placeOf(first)} ${first.text}`;
  return `${provider}: ${cutTo(LONGEST_PLACE, what.replace(/\s+/g, ' '))}${more} (since ${since})`;
}

/** The text of an issue, as GitHub-flavoured Markdown: all of it, whatever was written before. */
export function issueText(issue: Issue): string {
  const rows = issue.changes.map(
    (change) =>
      `| ${NAMES[change.kind]} | ${inlineCode(cutTo(LONGEST_PLACE, placeOf(change)))} ${cell(change.text)} | ${change.since} | ${change.until ?? ''} |`,
  );
  const shown = fitting(rows, MOST_OF_COMMENT / 2);
  const curls = issue.changes.flatMap(({ subject, curl }) => (curl === undefined ? [] : [byHand(subject, curl)]));
  const requests = fitting(curls, MOST_OF_COMMENT / 3);
  const left = rows.length - shown.length;
  return `${[
    issue.state === 'open'
      ? `Open since ${issue.since}.`
      : `Closed: on ${issue.until ?? 'the last night'} it was as before.`,
    '',
    '| | what | since | until |',
    '|---|---|---|---|',
    ...shown,
    '',
    ...(left > 0 ? [`And ${left} more.`, ''] : []),
    ...requests,
    'Found by `conform watch`. The page `report.html` in the history shows every night.',
  ].join('\n')}\n`;
}

/** Characters of one place; a title at GitHub has 256. */
const LONGEST_PLACE = 160;

const byHand = (subject: string, curl: string): string =>
  [`<details><summary>${subject} by hand</summary>`, '', ...fenced('sh', curl), '', '</details>', ''].join('\n');

const cell = (text: string): string =>
  text.replaceAll('|', '\\|').replaceAll('<', '&lt;').replaceAll('@', '@\u200b').replace(/\s+/g, ' ');
