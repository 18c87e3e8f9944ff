import type { Change } from './changes.ts';
import type { Issue } from './issues.ts';

const NAMES: Readonly<Record<Change['kind'], string>> = { check: 'check', status: 'status', field: 'member' };

/** The place of a change: `getVideo 200 .status`, or the id of a check. */
export const placeOf = ({ kind, operation, subject }: Change): string =>
  kind === 'check' ? subject : `${operation.slice(operation.indexOf(' ') + 1)} ${subject}`;

/** The title of an issue. */
export function titleOf({ changes, provider, since }: Issue): string {
  // What the service does says more than the checks that notice it.
  const first = changes.find(({ kind }) => kind !== 'check') ?? changes[0];
  if (first === undefined) return `${provider}: changed on ${since}`;
  const more = changes.length > 1 ? `, and ${changes.length - 1} more` : '';
  return `${provider}: ${NAMES[first.kind]} ${placeOf(first)} ${first.text}${more} (since ${since})`;
}

/** The text of an issue, as GitHub-flavoured Markdown: all of it, whatever was written before. */
export function issueText(issue: Issue): string {
  const rows = issue.changes.map(
    (change) =>
      `| ${NAMES[change.kind]} | ${code(placeOf(change))} ${cell(change.text)} | ${change.since} | ${change.until ?? ''} |`,
  );
  const curls = issue.changes.flatMap(({ subject, curl }) => (curl === undefined ? [] : [{ subject, curl }]));
  return `${[
    issue.state === 'open'
      ? `Open since ${issue.since}.`
      : `Closed: on ${issue.until ?? 'the last night'} it was as before.`,
    '',
    '| | what | since | until |',
    '|---|---|---|---|',
    ...rows,
    '',
    ...curls.flatMap(({ subject, curl }) => [
      `<details><summary>${code(subject)} by hand</summary>`,
      '',
      '```sh',
      curl.replaceAll('```', "'''"),
      '```',
      '',
      '</details>',
      '',
    ]),
    'Found by `conform watch`. The page `report.html` in the history shows every night.',
  ].join('\n')}\n`;
}

const cell = (text: string): string => text.replaceAll('|', '\\|').replace(/[\r\n]+/g, ' ');
const code = (text: string): string => `\`${cell(text).replaceAll('`', "'")}\``;
