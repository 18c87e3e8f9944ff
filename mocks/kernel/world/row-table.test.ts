import { describe, expect, it } from 'vitest';
import { RowTable } from './row-table.ts';

interface Row {
  readonly id: number;
  readonly group: string;
}
const keys = { id: ({ id }: Row) => id, group: ({ group }: Row) => group };
const row = (id: number, group = 'a'): Row => ({ id, group });

describe('RowTable', () => {
  it('finds rows that were there, and those that are added at either end', () => {
    const rows = [row(1), row(2, 'b')];
    const table = new RowTable(rows, keys);
    table.add(row(3, 'b'));
    table.addFirst(row(0, 'b'));
    expect(rows.map(({ id }) => id)).toEqual([0, 1, 2, 3]);
    expect(table.find('id', 3)).toBe(rows[3]);
    expect(table.find('id', 4)).toBeNull();
    expect(table.all('group', 'b').map(({ id }) => id)).toEqual([0, 2, 3]);
  });

  it('removes a row from its place, whatever came and went before', () => {
    const rows = Array.from({ length: 9 }, (_, id) => row(id));
    const table = new RowTable(rows, keys);
    const gone = [4, 0, 8, 5].map((id) => table.find('id', id) as Row);
    for (const one of gone) table.remove(one);
    table.remove(gone[0] as Row);
    expect(rows.map(({ id }) => id)).toEqual([1, 2, 3, 6, 7]);
    expect(table.find('id', 5)).toBeNull();
    expect(table.all('group', 'a')).toHaveLength(5);
  });

  it('keeps rows of the same key apart', () => {
    const rows = [row(1, 'first'), row(1, 'second')];
    const table = new RowTable(rows, keys);
    table.remove(rows[0] as Row);
    expect(table.find('id', 1)?.group).toBe('second');
  });

  it('puts a row in the place of another one', () => {
    const rows = [row(1), row(2), row(3)];
    const table = new RowTable(rows, keys);
    table.replace(rows[1] as Row, row(7));
    expect(rows.map(({ id }) => id)).toEqual([1, 7, 3]);
    table.remove(rows[1] as Row);
    expect(rows.map(({ id }) => id)).toEqual([1, 3]);
    expect([table.find('id', 2), table.find('id', 7)]).toEqual([null, null]);
  });

  it('compares rows by their order', () => {
    const rows = [row(5), row(2)];
    const table = new RowTable(rows, keys);
    table.addFirst(row(9));
    expect(rows.toReversed().sort((a, b) => table.compare(a, b))).toEqual(rows);
  });
});
