import type { RecordedAnswer, Recording } from './recording.ts';
import { own, type Shape } from './shape.ts';

/** The classes of drift. */
export const driftKinds = ['added', 'removed', 'retyped', 'nullability', 'enum', 'status', 'header'] as const;

/** One difference between two recordings. */
export interface Drift {
  readonly kind: (typeof driftKinds)[number];
  /** `provider operation` and status, then the place in the body, for example `.result[].uid`. */
  readonly where: string;
  readonly detail: string;
}

/** The age in days from which a recording counts as old. */
export const STALE_DAYS = 90;

/** True for a recording that is older than 90 days. */
export const isStale = ({ recordedAt }: Recording, now: number): boolean =>
  now - Date.parse(recordedAt) > STALE_DAYS * 86_400_000;

/** Every difference of B from A, including omissions; empty for equal recordings. */
export function compareRecordings(a: Recording, b: Recording): readonly Drift[] {
  const operations = new Set([...a.answers, ...b.answers].map(({ operation }) => operation));
  return [...operations].sort().flatMap((operation) => {
    const of = ({ answers }: Recording) => answers.filter((answer) => answer.operation === operation);
    const [before, after] = [of(a), of(b)];
    if (before.length === 0) return [{ kind: 'added' as const, where: operation, detail: 'only in the second' }];
    if (after.length === 0) return [{ kind: 'removed' as const, where: operation, detail: 'only in the first' }];
    const statuses = [...new Set([...before, ...after].map(({ status }) => status))].sort();
    return statuses.flatMap((status) => {
      const [one, other] = [before, after].map((list) => list.find((answer) => answer.status === status));
      const where = `${operation} ${status}`;
      if (one && other) return compareAnswers(where, one, other);
      return [{ kind: 'status' as const, where, detail: one ? 'no longer answered' : 'newly answered' }];
    });
  });
}

function compareAnswers(where: string, a: RecordedAnswer, b: RecordedAnswer): Drift[] {
  const header = (name: string, detail: string): Drift => ({ kind: 'header', where: `${where} ${name}`, detail });
  const headers = [
    ...a.headers.filter((name) => !b.headers.includes(name)).map((name) => header(name, 'missing')),
    ...b.headers.filter((name) => !a.headers.includes(name)).map((name) => header(name, 'new')),
  ];
  if (a.body && b.body) return [...headers, ...compareShapes(`${where} `, a.body, b.body)];
  if (a.body === b.body) return headers;
  return [
    ...headers,
    { kind: 'retyped', where, detail: a.body ? 'JSON before, none now' : 'no JSON before, JSON now' },
  ];
}

function compareShapes(where: string, a: Shape, b: Shape): Drift[] {
  const drifts: Drift[] = [];
  const solid = ({ types }: Shape) => types.filter((type) => type !== 'null').join(' or ');
  // One side was always null, so its other types are unknown and only nullability can be compared.
  if (solid(a) !== solid(b) && solid(a) !== '' && solid(b) !== '') {
    drifts.push({ kind: 'retyped', where, detail: `${solid(a)} before, ${solid(b)} now` });
  }
  const [nullBefore, nullNow] = [a.types.includes('null'), b.types.includes('null')];
  if (nullBefore !== nullNow) {
    drifts.push({ kind: 'nullability', where, detail: nullNow ? 'may be null now' : 'is no longer null' });
  }
  if (a.values || b.values) drifts.push(...compareValues(where, a.values ?? [], b.values ?? []));
  if (a.fields && b.fields) drifts.push(...compareFields(where, a.fields, b.fields));
  if (a.items && b.items) drifts.push(...compareShapes(`${where}[]`, a.items, b.items));
  return drifts;
}

function compareFields(where: string, a: NonNullable<Shape['fields']>, b: NonNullable<Shape['fields']>): Drift[] {
  const names = [...new Set([...Object.keys(a), ...Object.keys(b)])].sort();
  return names.flatMap((name): Drift[] => {
    const [before, now] = [own(a, name), own(b, name)];
    const place = `${where}.${name}`;
    if (before === undefined) return [{ kind: 'added', where: place, detail: 'a new member' }];
    if (now === undefined) return [{ kind: 'removed', where: place, detail: 'the member is gone' }];
    const omitted: Drift[] =
      before.always && !now.always ? [{ kind: 'removed', where: place, detail: 'left out of some answers' }] : [];
    return [...omitted, ...compareShapes(place, before.shape, now.shape)];
  });
}

function compareValues(where: string, a: readonly string[], b: readonly string[]): Drift[] {
  const drift = (value: string, detail: string): Drift => ({ kind: 'enum', where, detail: `${value}: ${detail}` });
  return [
    ...b.filter((value) => !a.includes(value)).map((value) => drift(value, 'a new value')),
    ...a.filter((value) => !b.includes(value)).map((value) => drift(value, 'no longer seen')),
  ];
}
