import type { Change } from './change.ts';
import { memberChanges } from './member-changes.ts';
import type { Night, SeenAnswer } from './night.ts';
import type { Point } from './series.ts';
import { rateText, type TurnOptions, turnsOf } from './turns.ts';

/** Statuses that may come in any night: they change when they do so over nights. */
const passes = (status: number): boolean => status === 429 || status >= 500;

/** The answers of one operation in each night; none where the service was down. */
type Rows = readonly (readonly SeenAnswer[])[];

/**
 * What changed in the answers of a provider: statuses, members and headers.
 * @param out nights that say nothing, because the service was down
 */
export function answerChanges(nights: readonly Night[], provider: string, out: ReadonlySet<number>): Change[] {
  const rowsOf = (operation: string): Rows =>
    nights.map(({ answers }, at) => (out.has(at) ? [] : answers.filter((one) => one.operation === operation)));
  const sets = new Map<string, number>();
  const asked = nights.map(({ verdicts }) => {
    const own = Object.keys(verdicts).filter((id) => id.startsWith(`${provider}/`));
    const set = own.sort().join();
    return sets.get(set) ?? sets.set(set, sets.size).size - 1;
  });
  const askedAs = (night: number): number => asked[night] ?? 0;
  const operations = [...new Set(nights.flatMap(({ answers }) => answers.map(({ operation }) => operation)))].filter(
    (operation) => operation.startsWith(`${provider} `),
  );
  return operations.sort().flatMap((operation) => {
    const rows = rowsOf(operation);
    const statuses = [...new Set(rows.flatMap((row) => row.map(({ status }) => status)))].sort();
    const about = { provider, operation };
    return statuses.flatMap((status) => {
      const found = statusTurns(nights, rows, status, askedAs);
      const own = found.map((turn): Change => ({ kind: 'status', ...about, subject: String(status), ...turn }));
      if (passes(status)) return own;
      const answers = rows.map((row) => row.find((one) => one.status === status));
      return [
        ...own,
        ...memberChanges(nights, answers, askedAs).map(
          ({ path, turn }): Change => ({ kind: 'field', ...about, subject: `${status} ${path}`, ...turn }),
        ),
        ...headerTurns(nights, answers, askedAs).map(
          ({ name, turn }): Change => ({ kind: 'header', ...about, subject: `${status} ${name}`, ...turn }),
        ),
      ];
    });
  });
}

function statusTurns(nights: readonly Night[], rows: Rows, status: number, askedAs: TurnOptions['askedAs']) {
  const points = rows.flatMap((row, night): Point[] => {
    const own = row.filter((one) => one.status === status || !passes(one.status));
    const all = own.reduce((sum, { answers }) => sum + answers, 0);
    const seen = own.find((one) => one.status === status)?.answers ?? 0;
    return all === 0 ? [] : [{ night, seen, of: all }];
  });
  const phrase = (before: number, now: number) =>
    before === 0 ? 'is new' : now === 0 ? 'no longer comes' : rateText(before, now);
  return turnsOf(nights, points, { sureness: passes(status) ? 'passing' : 'sudden', phrase, askedAs });
}

/** Headers that all answers had, and some or all lack. A new header breaks no client, and proxies add some now and then. */
function headerTurns(
  nights: readonly Night[],
  answers: readonly (SeenAnswer | undefined)[],
  askedAs: TurnOptions['askedAs'],
) {
  const names = [...new Set(answers.flatMap((answer) => Object.keys(answer?.headers ?? {})))].sort();
  const phrase = (before: number, now: number) =>
    before < 1 || now > before ? undefined : now === 0 ? 'is gone' : rateText(before, now);
  return names.flatMap((name) => {
    const points = answers.flatMap((answer, night): Point[] =>
      answer?.headers === undefined ? [] : [{ night, seen: answer.headers[name] ?? 0, of: answer.answers }],
    );
    return turnsOf(nights, points, { sureness: 'likely', phrase, askedAs }).map((turn) => ({ name, turn }));
  });
}
