import type { Night } from './night.ts';
import { dayOf } from './night.ts';
import { type Point, type Regime, rateOf, regimesOf } from './series.ts';
import { spellsOf } from './spells.ts';

/** Something that became different in a night. */
export interface Change {
  readonly kind: 'check' | 'status' | 'field';
  readonly provider: string;
  /** `provider operation`; for a check without a request its section. */
  readonly operation: string;
  /** The id of a check, a status, or a status and the path of a member. */
  readonly subject: string;
  /** What became of it, as a phrase. */
  readonly text: string;
  /** The number of the night in the history, and its day. */
  readonly night: number;
  readonly since: string;
  /** The day on which it was as before again. */
  readonly until?: string;
  /** The number of that night. */
  readonly undone?: number;
  /** The request that shows it, of a check. */
  readonly curl?: string;
}

/** Statuses that may come in any night: they change when they do so over nights. */
const passes = (status: number): boolean => status === 429 || status >= 500;

/** Rates that count as the same when a change is undone. */
const ALIKE = 0.1;

/** Everything that changed between the nights, the oldest first. Nights must be in order. */
export function changesOf(nights: readonly Night[]): readonly Change[] {
  const found = [...checkChanges(nights), ...statusChanges(nights), ...fieldChanges(nights)];
  return found.sort((left, right) => left.night - right.night);
}

function checkChanges(nights: readonly Night[]): Change[] {
  const ids = [...new Set(nights.flatMap(({ verdicts }) => Object.keys(verdicts)))].sort();
  return ids.flatMap((id) =>
    spellsOf(
      id,
      nights.map(({ verdicts }) => verdicts[id]),
    ).map(({ from, to, verdict }): Change => {
      const [provider = '', section, name] = id.split('/');
      // A check that judges the answers of an operation is named for it.
      const { operation = `${provider} ${section === 'wire' ? name : section}`, curl } = verdict;
      return {
        ...{ kind: 'check', provider, operation, subject: id, text: 'no longer holds', night: from },
        ...datesOf(nights, from, to),
        ...(curl === undefined ? {} : { curl }),
      };
    }),
  );
}

function statusChanges(nights: readonly Night[]): Change[] {
  const operations = [...new Set(nights.flatMap(({ answers }) => answers.map(({ operation }) => operation)))].sort();
  return operations.flatMap((operation) => {
    const of = ({ answers }: Night) => answers.filter((answer) => answer.operation === operation);
    const statuses = [...new Set(nights.flatMap((night) => of(night).map(({ status }) => status)))].sort();
    return statuses.flatMap((status) => {
      const points = nights.flatMap((night, at): Point[] => {
        const own = of(night).filter((one) => one.status === status || !passes(one.status));
        const all = own.reduce((sum, { answers }) => sum + answers, 0);
        const seen = own.find((one) => one.status === status)?.answers ?? 0;
        return all === 0 ? [] : [{ night: at, seen, of: all }];
      });
      const phrase = (before: number, now: number) =>
        before === 0 ? 'is new' : now === 0 ? 'no longer comes' : rateText(before, now);
      return turns(nights, regimesOf(points, !passes(status)), phrase).map((turn): Change => {
        const provider = operation.split(' ')[0] ?? '';
        return { kind: 'status', provider, operation, subject: String(status), ...turn };
      });
    });
  });
}

function fieldChanges(nights: readonly Night[]): Change[] {
  const keys = new Map(
    nights.flatMap(({ answers }) =>
      answers
        .filter(({ status }) => !passes(status))
        .map(({ operation, status }) => [`${operation} ${status}`, { operation, status }] as const),
    ),
  );
  return [...keys.values()].flatMap(({ operation, status }) => {
    const of = ({ answers }: Night) => answers.find((one) => one.operation === operation && one.status === status);
    const paths = [...new Set(nights.flatMap((night) => Object.keys(of(night)?.fields ?? {})))].sort();
    return paths
      .filter((path) => !path.endsWith('.'))
      .flatMap((path) => {
        const parent = `${path.slice(0, path.lastIndexOf('.'))}.`;
        const points = nights.flatMap((night, at): Point[] => {
          const { fields = {} } = of(night) ?? {};
          const all = fields[parent]?.of ?? 0;
          return all === 0 ? [] : [{ night: at, seen: fields[path]?.seen ?? 0, of: all }];
        });
        const provider = operation.split(' ')[0] ?? '';
        return turns(nights, regimesOf(points), fieldPhrase).map(
          (turn): Change => ({ kind: 'field', provider, operation, subject: `${status} ${path}`, ...turn }),
        );
      });
  });
}

/** The changes between regimes; one that leads back to the regime before ends the change before it. */
function turns(nights: readonly Night[], regimes: readonly Regime[], phrase: (before: number, now: number) => string) {
  const found: (Pick<Change, 'text' | 'night' | 'since'> & { until?: string; undone?: number })[] = [];
  for (let at = 1; at < regimes.length; at += 1) {
    const [before, now] = [regimes[at - 1] as Regime, regimes[at] as Regime];
    const open = found.at(-1);
    const earlier = regimes[at - 2];
    if (open !== undefined && open.undone === undefined && earlier && alike(earlier, now)) {
      Object.assign(open, datesOf(nights, open.night, now.from));
      continue;
    }
    found.push({ text: phrase(rateOf(before), rateOf(now)), night: now.from, ...datesOf(nights, now.from) });
  }
  return found;
}

const alike = (left: Regime, right: Regime): boolean => Math.abs(rateOf(left) - rateOf(right)) < ALIKE;

function datesOf(nights: readonly Night[], from: number, to?: number): Pick<Change, 'since' | 'until' | 'undone'> {
  const day = (at: number) => dayOf(nights[at] as Night);
  return { since: day(from), ...(to === undefined ? {} : { until: day(to), undone: to }) };
}

function fieldPhrase(before: number, now: number): string {
  if (before === 0) return now === 1 ? 'is new' : `is new, in ${percent(now)} of the objects`;
  return now === 0 ? 'is gone' : rateText(before, now);
}

const rateText = (before: number, now: number): string =>
  `is ${now < before ? 'rarer' : 'more frequent'}: ${percent(before)} before, ${percent(now)} now`;

const percent = (rate: number): string => `${Math.round(rate * 100)} %`;
