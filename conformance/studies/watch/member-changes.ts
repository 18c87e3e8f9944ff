import type { Night, SeenAnswer, SeenField } from './night.ts';
import type { Point } from './series.ts';
import { percent, rateText, type Turn, type TurnOptions, turnsOf } from './turns.ts';

/** A change of a member, and where it is. */
interface MemberChange {
  readonly path: string;
  readonly turn: Turn;
}

/** One night of a member: what was seen of it, and how many objects could have had it. */
interface Seen {
  readonly night: number;
  readonly field: SeenField | undefined;
  readonly objects: number;
}

/**
 * What changed in the members of the answers with one status: whether they come, of which type they are, and, of those that
 * enumerate, which values they have.
 * @param answers one for each night, undefined where there was none
 */
export function memberChanges(
  nights: readonly Night[],
  answers: readonly (SeenAnswer | undefined)[],
  askedAs: TurnOptions['askedAs'],
): readonly MemberChange[] {
  const paths = [...new Set(answers.flatMap((answer) => Object.keys(answer?.fields ?? {})))].sort();
  const turns = (points: readonly Point[], phrase: TurnOptions['phrase']) =>
    turnsOf(nights, points, { sureness: 'likely', phrase, askedAs });
  return paths
    .filter((path) => !path.endsWith('.'))
    .flatMap((path) => {
      const parent = `${path.slice(0, path.lastIndexOf('.'))}.`;
      const seen = answers.flatMap((answer, night): Seen[] => {
        const objects = answer?.fields[parent]?.of ?? 0;
        return objects === 0 ? [] : [{ night, field: answer?.fields[path], objects }];
      });
      const presence = seen.map(({ night, field, objects }): Point => ({ night, seen: field?.seen ?? 0, of: objects }));
      return [
        ...turns(presence, presencePhrase),
        ...partsOf(seen, kindsOf).flatMap(({ name, points }) => turns(points, kindPhrase(name))),
        ...partsOf(seen, ({ values }) => values).flatMap(({ name, points }) => turns(points, valuePhrase(name))),
      ].map((turn) => ({ path, turn }));
    });
}

/** How often each part of a member was seen, of the objects that had the member. */
function partsOf(seen: readonly Seen[], of: (field: SeenField) => Readonly<Record<string, number>> | undefined) {
  const rows = seen.flatMap(({ night, field }) => {
    const parts = field && field.seen > 0 ? of(field) : undefined;
    return parts === undefined ? [] : [{ night, parts, all: field?.seen ?? 0 }];
  });
  const names = [...new Set(rows.flatMap(({ parts }) => Object.keys(parts)))].sort();
  return names.map((name) => ({
    name,
    points: rows.map(
      ({ night, parts, all }): Point => ({ night, seen: Object.hasOwn(parts, name) ? (parts[name] ?? 0) : 0, of: all }),
    ),
  }));
}

/** Nights of older versions know the amounts only of members with one type. */
function kindsOf({ kinds, types, seen }: SeenField): Readonly<Record<string, number>> | undefined {
  const [only, ...more] = types;
  return kinds ?? (only !== undefined && more.length === 0 ? { [only]: seen } : undefined);
}

function presencePhrase(before: number, now: number): string {
  if (before === 0) return now === 1 ? 'is new' : `is new, in ${percent(now)} of the objects`;
  return now === 0 ? 'is gone' : rateText(before, now);
}

/** A type that comes less often says the same as the other that comes more often. */
const kindPhrase =
  (type: string) =>
  (before: number, now: number): string | undefined => {
    const share = now === 1 ? '' : ` in ${percent(now)} of the objects`;
    if (before === 0)
      return type === 'null' ? `is null${share}, as never before` : `is of type ${type}${share}, as never before`;
    return type === 'null' ? `as null ${rateText(before, now)}` : undefined;
  };

const valuePhrase =
  (value: string) =>
  (before: number, now: number): string | undefined =>
    before === 0 ? `has the new value ${JSON.stringify(value)} in ${percent(now)} of the objects` : undefined;
