import type { MutateReport, Outcome } from './outcome.ts';

/** `about 3 minutes left`, from what the runs so far took on average. */
export function timeLeft(doneMs: number, done: number, total: number): string {
  if (done === 0 || done >= total) return '';
  const seconds = Math.ceil(((doneMs / done) * (total - done)) / 1000);
  if (seconds < 90) return `, about ${seconds} second${seconds === 1 ? '' : 's'} left`;
  return `, about ${Math.round(seconds / 60)} minutes left`;
}

const words: Readonly<Record<Outcome['outcome'], string>> = {
  noticed: 'noticed',
  late: 'not done in time',
  unnoticed: 'NOT NOTICED',
  unmet: 'not met',
};

/** One line of progress. */
export const progressLine = ({ id, outcome, ending }: Outcome, done: number, total: number, left: string): string =>
  `[${done}/${total}${left}] ${words[outcome]}: ${id} (${ending})`;

/** What the user reads at the end; `left` is how many were not tried, null when that was not yet known. */
export function mutateText({ summary, outcomes, unused }: MutateReport, left: number | null): string {
  if (left === null) return 'interrupted before the run with honest stand-ins ended: nothing is known yet\n';
  const list = (kind: Outcome['outcome']): string[] =>
    outcomes.filter(({ outcome }) => outcome === kind).map(({ id, statement }) => `  ${id}: the server ${statement}`);
  const noticed = summary.noticed + summary.late;
  const met = noticed + summary.unnoticed;
  const lines = [`${noticed} of ${met} misbehaviours that your command met were noticed`];
  if (left > 0) lines.push(`interrupted with ${left} to go; the same command goes on where it ended`);
  if (summary.unnoticed > 0) lines.push('', 'met, and nothing noticed:', ...list('unnoticed'));
  if (summary.unmet > 0) lines.push('', 'not met: your command never asked for what they change:', ...list('unmet'));
  if (unused.length > 0) lines.push('', `left out, because your command asks nothing of them: ${unused.join(', ')}`);
  const one = outcomes.find(({ outcome }) => outcome === 'unnoticed');
  if (one) lines.push('', `see one by hand: caption-harness exec --mutant ${one.id} -- <your command>`);
  return `${lines.join('\n')}\n`;
}
