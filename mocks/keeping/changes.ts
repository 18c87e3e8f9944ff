import type { JsonValue } from '../../src/base/json.ts';

/** A place in a value: names of members and positions in lists, from the outside. */
type Path = readonly (string | number)[];

/** One change: a member that is gone, a value that is set, or a part of a list that is replaced. */
export type Change =
  | readonly [path: Path]
  | readonly [path: Path, value: JsonValue]
  | readonly [path: Path, start: number, removed: number, added: readonly JsonValue[]];

/** The place where a comparison is. */
type Place = (string | number)[];

type Members = Record<string, JsonValue>;
type Elements = JsonValue[];

/**
 * The changes that make `copy` equal to `live`, order of members included; makes them in `copy`. Nothing has to announce what it changes,
 * so nothing can be forgotten. Strings that stay are compared by reference.
 */
export function findChanges(copy: JsonValue, live: JsonValue): Change[] {
  const changes: Change[] = [];
  compare(copy as Members, live as Members, [], changes);
  return changes;
}

/** Makes changes in a value. */
export function applyChanges(value: JsonValue, changes: readonly Change[]): void {
  for (const change of changes) {
    const [path] = change;
    if (change.length === 4) {
      const [, start, removed, added] = change;
      replacePart(find(value, path, path.length) as Elements, [start, removed], copyOf(added as Elements));
      continue;
    }
    const place = find(value, path, path.length - 1) as Members;
    const name = String(path.at(-1));
    if (change.length === 1) delete place[name];
    else put(place, name, copyOf(change[1] as JsonValue));
  }
}

/** A copy of a value that shares nothing with it but strings. Members that are undefined are left out, as in JSON. */
export function copyOf<Value extends JsonValue>(value: Value): Value {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((one) => copyOf(one as JsonValue)) as unknown as Value;
  const copy: Members = {};
  for (const name of namesOf(value as Members)) put(copy, name, copyOf((value as Members)[name] as JsonValue));
  return copy as unknown as Value;
}

/** A member named `__proto__` is data, too. */
function put(place: Members, name: string, value: JsonValue): void {
  if (name === '__proto__') {
    Object.defineProperty(place, name, { value, writable: true, enumerable: true, configurable: true });
  } else place[name] = value;
}

const namesOf = (value: Members): string[] => Object.keys(value).filter((name) => value[name] !== undefined);

function find(value: JsonValue, path: Path, length: number): JsonValue {
  let found = value;
  for (let at = 0; at < length; at += 1) found = (found as Members)[String(path[at])] as JsonValue;
  return found;
}

function compare(copy: JsonValue, live: JsonValue, path: Place, changes: Change[]): void {
  if (Array.isArray(copy)) compareLists(copy, live as Elements, path, changes);
  else compareMembers(copy as Members, live as Members, path, changes);
}

function compareMembers(copy: Members, live: Members, path: Place, changes: Change[]): void {
  const names = Object.keys(live);
  if (!areSame(Object.keys(copy), names)) removeMembers(copy, live, path, changes);
  for (const name of names) {
    const value = live[name];
    if (value !== undefined) compareMember(copy, name, value, path, changes);
    else if (Object.hasOwn(copy, name)) remove(copy, name, path, changes);
  }
}

const areSame = (left: readonly string[], right: readonly string[]): boolean =>
  left.length === right.length && left.every((name, at) => name === right[at]);

/** Removes the members that are gone, and all if the others are in another order: then they are written anew. */
function removeMembers(copy: Members, live: Members, path: Place, changes: Change[]): void {
  const isKept = keepsOrder(Object.keys(copy), namesOf(live));
  for (const name of Object.keys(copy)) {
    if (!isKept || !Object.hasOwn(live, name) || live[name] === undefined) remove(copy, name, path, changes);
  }
}

/** True if the names that stay are in the same order, and new ones come after them. */
function keepsOrder(before: readonly string[], after: readonly string[]): boolean {
  const kept = new Set(after);
  let at = 0;
  for (const name of before) {
    if (!kept.has(name)) continue;
    if (after[at] !== name) return false;
    at += 1;
  }
  return true;
}

function remove(copy: Members, name: string, path: Place, changes: Change[]): void {
  delete copy[name];
  changes.push([[...path, name]]);
}

function compareMember(copy: Members, name: string, live: JsonValue, path: Place, changes: Change[]): void {
  const before = Object.hasOwn(copy, name) ? copy[name] : undefined;
  if (before === live) return;
  if (before !== undefined && isSameKind(before, live)) {
    path.push(name);
    compare(before, live, path, changes);
    path.pop();
    return;
  }
  put(copy, name, copyOf(live));
  changes.push([[...path, name], copyOf(live)]);
}

function compareLists(copy: Elements, live: Elements, path: Place, changes: Change[]): void {
  const shared = Math.min(copy.length, live.length);
  const differing: number[] = [];
  for (let at = 0; at < shared; at += 1) if (!isSame(copy[at], live[at])) differing.push(at);
  let end = 0;
  while (end < shared - (differing[0] ?? shared) && isSame(copy.at(-1 - end), live.at(-1 - end))) end += 1;
  const start = differing[0] ?? shared;
  const replaced = live.length - end - start;
  // A row that moved up changes all after it: then the part between is replaced.
  if (copy.length <= live.length && differing.length + live.length - copy.length <= replaced) {
    for (const at of differing) compareElement(copy, at, live[at] as JsonValue, path, changes);
    if (live.length > shared) splice(copy, [shared, 0], live.slice(shared), path, changes);
  } else if (differing.length > 0 || copy.length !== live.length) {
    splice(copy, [start, copy.length - end - start], live.slice(start, live.length - end), path, changes);
  }
}

function splice(
  copy: Elements,
  [start, removed]: readonly [number, number],
  added: readonly JsonValue[],
  path: Place,
  changes: Change[],
): void {
  replacePart(copy, [start, removed], added.map(copyOf));
  changes.push([[...path], start, removed, added.map(copyOf)]);
}

/** As `splice`, for lists of any length: arguments are bounded. */
function replacePart(list: Elements, [start, removed]: readonly [number, number], added: readonly JsonValue[]): void {
  const rest = list.splice(start).slice(removed);
  for (const one of added) list.push(one);
  for (const one of rest) list.push(one);
}

function compareElement(copy: Elements, at: number, live: JsonValue, path: Place, changes: Change[]): void {
  const before = copy[at] as JsonValue;
  if (isSameKind(before, live)) {
    path.push(at);
    compare(before, live, path, changes);
    path.pop();
    return;
  }
  copy[at] = copyOf(live);
  changes.push([[...path, at], copyOf(live)]);
}

const isSameKind = (left: JsonValue, right: JsonValue): boolean =>
  typeof left === 'object' &&
  typeof right === 'object' &&
  left !== null &&
  right !== null &&
  Array.isArray(left) === Array.isArray(right);

function isSame(left: JsonValue | undefined, right: JsonValue | undefined): boolean {
  if (left === right) return true;
  if (left === undefined || right === undefined || !isSameKind(left, right)) return false;
  if (Array.isArray(left)) {
    const other = right as Elements;
    return left.length === other.length && left.every((one, at) => isSame(one as JsonValue, other[at]));
  }
  const [one, other] = [left as Members, right as Members];
  const names = Object.keys(one);
  if (!areSame(names, Object.keys(other))) return false;
  return names.every((name) => isSame(one[name], other[name]));
}
