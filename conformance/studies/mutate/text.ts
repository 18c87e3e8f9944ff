import type { MutateReport, Outcome } from './outcome.ts';

/** Returns `, about 3 minutes left`, from the average time of the runs so far. */
export function timeLeft(doneMs: number, done: number, total: number): string {
  if (done === 0 || done >= total) return '';
  const seconds = Math.ceil(((doneMs / done) * (total - done)) / 1000);
  if (seconds < 90) return `, about ${seconds} second${seconds === 1 ? '' : 's'} left`;
  return `, about ${Math.round(seconds / 60)} minutes left`;
}

const labels: Readonly<Record<Outcome['outcome'], string>> = {
  noticed: 'noticed',
  late: 'not done in time',
  unnoticed: 'NOT NOTICED',
  unmet: 'not triggered',
};

/** One line of progress. */
export const progressLine = (
  { id, outcome, ending, flaky }: Outcome,
  done: number,
  total: number,
  left: string,
): string => `[${done}/${total}${left}] ${labels[outcome]}${flaky ? ', and FLAKY' : ''}: ${id} (${ending})`;

/** What becomes of mutants that the run with unchanged mocks did not meet, and that are no controls. */
export const restLine = (count: number, isRepeatable: boolean): string =>
  isRepeatable
    ? `not triggered: ${count} more, without a run, because every run met what the run with unchanged mocks met`
    : `${count} more run, too: the command does not do the same in each run`;

/** Warns of a command that fails by itself. */
export const flakyText = (times: number): string =>
  `the command is flaky: it failed ${times === 1 ? 'once' : `${times} times`} with a mutant that it did not trigger, so some of what was noticed may be chance`;

/**
 * The final text for the user. `options` are those that a command needs to know the same mutants.
 */
export function mutateText(
  { summary, outcomes, unused, left = 0 }: MutateReport,
  options: readonly string[] = [],
): string {
  if (left === null) return 'interrupted before the run with unchanged mocks ended: no mutant was tried\n';
  const list = (kind: Outcome['outcome']): string[] =>
    outcomes.filter(({ outcome }) => outcome === kind).map(({ id, statement }) => `  ${id}: the server ${statement}`);
  const noticed = summary.noticed + summary.late;
  const met = noticed + summary.unnoticed;
  const lines = [`${noticed} of ${met} triggered mutants were noticed`];
  const flaky = outcomes.filter((outcome) => outcome.flaky).length;
  if (flaky > 0) lines.push(flakyText(flaky));
  if (left > 0) lines.push(`interrupted with ${left} mutants left; the same command continues from there`);
  if (summary.unnoticed > 0) lines.push('', 'triggered but not noticed:', ...list('unnoticed'));
  if (summary.unmet > 0)
    lines.push('', 'not triggered, because your command never requests what they change:', ...list('unmet'));
  if (unused.length > 0) lines.push('', `left out, because your command does not call them: ${unused.join(', ')}`);
  const one = outcomes.find(({ outcome }) => outcome === 'unnoticed');
  const words = ['caption-harness', 'exec', ...options, '--mutant', one?.id, '--', '<your command>'];
  if (one) lines.push('', `to try one by hand: ${words.join(' ')}`);
  return `${lines.join('\n')}\n`;
}
