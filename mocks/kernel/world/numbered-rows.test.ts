import fc from 'fast-check';
import { expect, it } from 'vitest';
import { NumberedRows } from './numbered-rows.ts';

it('finds, removes and lists rows as one sorted list would', () => {
  const some = { minLength: 200, maxLength: 300 };
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(600), some), fc.array(fc.nat(600), some), (numbers, removed) => {
      const rows = [...numbers].sort((a, b) => a - b).map((number) => ({ number }));
      const numbered = new NumberedRows(({ number }) => number, rows);
      for (const number of removed) {
        const at = rows.findIndex((row) => row.number === number);
        expect(numbered.find(number)).toBe(rows[at] ?? null);
        expect(numbered.remove(number)).toBe(at >= 0);
        if (at >= 0) rows.splice(at, 1);
        expect(numbered.find(number)).toBeNull();
      }
      numbered.add({ number: 1_000 });
      expect([...numbered]).toEqual([...rows, { number: 1_000 }]);
      expect(numbered.size).toBe(rows.length + 1);
    }),
    { numRuns: 10 },
  );
});

it.each([Number.NaN, -1, 0.5, 2 ** 40])('has no row of the number %s', (number) => {
  const numbered = new NumberedRows((row: number) => row, [0, 1, 2]);
  expect([numbered.find(number), numbered.remove(number), numbered.size]).toEqual([null, false, 3]);
});
