import { type Night, objectsOf, type SeenAnswer, type SeenField } from './night.ts';
import type { Point } from './series.ts';
import { percent, rateText, type Turn, type TurnOptions, turnsOf } from './turns.ts';

/** A change of a member, and where it is. */
interface MemberChange {
  readonly path: string;
  readonly turn: Turn;
}

/** Objects of one answer, and of a night, that count: those of a list say the same, and come again in the next answer. */
const OBJECTS_OF_ANSWER = 1;
const OBJECTS_OF_NIGHT = 30;

/** One night of a member: what was seen of it, in how many answers, and how many objects could have had it. */
interface Seen {
  readonly night: number;
  readonly answers: number;
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
      const seen = answers.flatMap((answer, night): Seen[] => {
        const objects = answer === undefined ? 0 : objectsOf(answer, path);
        const { answers: amount = 0 } = answer ?? {};
        return objects === 0 ? [] : [{ night, answers: amount, field: answer?.fields[path], objects }];
      });
      const presence = seen.map(({ night, answers: amount, field, objects }) =>
        pointOf({ night, seen: field?.seen ?? 0, of: objects }, amount),
      );
      return [
        ...turns(presence, presencePhrase),
        ...partsOf(seen, kindsOf).flatMap(({ name, points }) => turns(points, kindPhrase(name))),
        ...partsOf(seen, ({ values }) => values).flatMap(({ name, points }) => turns(points, valuePhrase(name))),
      ].map((turn) => ({ path, turn }));
    });
}

/** A point that counts no more objects than so many answers can tell of. */
function pointOf({ night, seen, of }: Point, answers: number): Point {
  const share = Math.min(1, (answers * OBJECTS_OF_ANSWER) / of, OBJECTS_OF_NIGHT / of);
  return { night, seen: seen * share, of: of * share };
}

/** How often each part of a member was seen, of the objects that had the member. */
function partsOf(seen: readonly Seen[], of: (field: SeenField) => Readonly<Record<string, number>> | undefined) {
  const rows = seen.flatMap(({ night, answers, field }) => {
    const parts = field && field.seen > 0 ? of(field) : undefined;
    return parts === undefined ? [] : [{ night, answers, parts, all: field?.seen ?? 0 }];
  });
  const names = [...new Set(rows.flatMap(({ parts }) => Object.keys(parts)))].sort();
  return names.map((name) => ({
    name,
    points: rows.map(({ night, answers, parts, all }) =>
      pointOf({ night, seen: Object.hasOwn(parts, name) ? (parts[name] ?? 0) : 0, of: all }, answers),
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
