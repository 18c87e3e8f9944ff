import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonValue } from '../../src/base/json.ts';
import { applyChanges, type Change, copyOf, findChanges } from './changes.ts';

const object = (value: object) => value as unknown as JsonValue;
/** Makes `from` equal to `to` by way of JSON; returns the changes. */
function changed(from: object, to: object): readonly Change[] {
  const copy = copyOf(object(from));
  const stored = copyOf(object(from));
  const changes = findChanges(copy, object(to));
  applyChanges(stored, JSON.parse(JSON.stringify(changes)));
  for (const value of [copy, stored]) expect(JSON.stringify(value)).toBe(JSON.stringify(to));
  return changes;
}

const rows = (...ids: number[]) => ids.map((id) => ({ id, text: 'x' }));

describe('changes', () => {
  it.each<[string, object, object, number]>([
    ['nothing', { a: [{ b: 1 }] }, { a: [{ b: 1 }] }, 0],
    ['a value', { a: { b: 1, c: 2 } }, { a: { b: 3, c: 2 } }, 1],
    ['a new member and one that is gone', { a: 1, b: 2 }, { b: 2, c: 3 }, 2],
    ['a member that comes again at the end', { a: 1, b: 2 }, { b: 2, a: 1 }, 4],
    ['one row of many', { r: rows(1, 2, 3, 4) }, { r: [...rows(1, 2), { id: 3, text: 'y' }, ...rows(4)] }, 1],
    [
      'two rows far apart, and a new one',
      { r: rows(1, 2, 3) },
      { r: [{ id: 1, text: 'y' }, ...rows(2), { id: 3, text: 'z' }, ...rows(4)] },
      3,
    ],
    ['a row that is gone', { r: rows(1, 2, 3, 4) }, { r: rows(1, 3, 4) }, 1],
    ['a row at the front', { r: rows(1, 2, 3) }, { r: rows(0, 1, 2, 3) }, 1],
    ['the last rows', { r: rows(1, 2, 3) }, { r: rows(1) }, 1],
    ['equal rows', { r: [1, 1, 1, 1] }, { r: [1, 1] }, 1],
    ['another kind', { a: [1], b: { c: 1 }, d: null }, { a: { 0: 1 }, b: [1], d: [] }, 3],
    ['what is undefined', { a: 1 }, { a: undefined, b: undefined }, 1],
    ['a name of JavaScript', JSON.parse('{"a":{}}'), JSON.parse('{"a":{"__proto__":{"x":1}}}'), 1],
  ])('are few for %s', (_name, from, to, count) => {
    expect(changed(from, to)).toHaveLength(count);
  });

  it('lead from any value to any other, byte for byte', () => {
    const value = fc.dictionary(fc.constantFrom('a', 'b', '1', '__proto__', 'c'), fc.jsonValue({ maxDepth: 4 }));
    fc.assert(
      fc.property(
        value,
        value,
        (from, to) => void changed(JSON.parse(JSON.stringify(from)), JSON.parse(JSON.stringify(to))),
      ),
    );
    const numbers = fc.array(fc.nat(3), { maxLength: 8 });
    fc.assert(
      fc.property(
        numbers,
        numbers,
        (from, to) => void changed({ r: from.map((n) => ({ n })) }, { r: to.map((n) => ({ n })) }),
      ),
    );
  });
});
