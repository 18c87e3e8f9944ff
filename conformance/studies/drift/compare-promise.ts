import type { Drift } from './compare.ts';
import type { Promises } from './promise.ts';
import type { RecordedAnswer, Recording } from './recording.ts';
import { own, type Shape } from './shape.ts';

/**
 * Everything in a recording that the contracts do not allow, and every promised part that is missing in an answer.
 * Allowed parts without a recording are not a difference: `unseen` names them.
 */
export function compareWithPromise(contract: Promises, seen: Recording): readonly Drift[] {
  return seen.answers.flatMap((answer): Drift[] => {
    const { operation, status } = answer;
    const allowed = contract.answers.filter((row) => row.operation === operation);
    if (allowed.length === 0) return [{ kind: 'added', where: operation, detail: 'not in the contract' }];
    const promised = allowed.find((row) => row.status === status);
    const where = `${operation} ${status}`;
    if (promised === undefined) return [{ kind: 'status', where, detail: 'not in the contract' }];
    return [...headersLeftOut(where, promised, answer), ...bodyDrifts(where, promised, answer)];
  });
}

/** Operations of the recorded providers without a recorded answer. */
export function unseen(contract: Promises, seen: Recording): readonly string[] {
  const names = new Set(seen.answers.map(({ operation }) => operation));
  const providers = new Set([...names].map((name) => name.split(' ')[0]));
  const promised = [...new Set(contract.answers.map(({ operation }) => operation))];
  return promised.filter((name) => providers.has(name.split(' ')[0]) && !names.has(name));
}

const headersLeftOut = (where: string, promised: RecordedAnswer, seen: RecordedAnswer): Drift[] =>
  promised.headers
    .filter((name) => !seen.headers.includes(name))
    .map((name) => ({ kind: 'header', where: `${where} ${name}`, detail: 'promised, and left out' }));

function bodyDrifts(where: string, promised: Promises['answers'][number], seen: RecordedAnswer): Drift[] {
  if (promised.body && seen.body) return shapeDrifts(`${where} `, promised.body, seen.body);
  if (seen.body === null) {
    return promised.mayLackJson ? [] : [{ kind: 'retyped', where, detail: 'JSON is promised, none seen' }];
  }
  return [{ kind: 'retyped', where, detail: 'no JSON is promised, JSON seen' }];
}

function shapeDrifts(where: string, promised: Shape, seen: Shape): Drift[] {
  const other = seen.types.filter((type) => !promised.types.includes(type));
  const drifts: Drift[] = other.map((type) =>
    type === 'null'
      ? { kind: 'nullability', where, detail: 'null, which the contract does not allow' }
      : { kind: 'retyped', where, detail: `${type}, where the contract has ${promised.types.join(' or ')}` },
  );
  if (promised.values && !promised.open) {
    const values = (seen.values ?? []).filter((value) => !promised.values?.includes(value));
    drifts.push(...values.map((value): Drift => ({ kind: 'enum', where, detail: `${value}: not in the contract` })));
  }
  if (promised.fields && seen.fields) drifts.push(...fieldDrifts(where, promised, promised.fields, seen.fields));
  if (promised.items && seen.items) drifts.push(...shapeDrifts(`${where}[]`, promised.items, seen.items));
  return drifts;
}

type Fields = NonNullable<Shape['fields']>;

function fieldDrifts(where: string, { open }: Shape, promised: Fields, seen: Fields): Drift[] {
  const names = [...new Set([...Object.keys(promised), ...Object.keys(seen)])].sort();
  return names.flatMap((name): Drift[] => {
    const [wanted, found] = [own(promised, name), own(seen, name)];
    const place = `${where}.${name}`;
    if (wanted === undefined) return open ? [] : [{ kind: 'added', where: place, detail: 'not in the contract' }];
    if (found === undefined) {
      return wanted.always ? [{ kind: 'removed', where: place, detail: 'promised, and never there' }] : [];
    }
    const omitted: Drift[] =
      wanted.always && !found.always
        ? [{ kind: 'removed', where: place, detail: 'promised, and left out of some answers' }]
        : [];
    return [...omitted, ...shapeDrifts(place, wanted.shape, found.shape)];
  });
}
