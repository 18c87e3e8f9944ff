// Covers: sorted-blocks.ts, first-where.ts
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { SortedBlocks } from './sorted-blocks.ts';

it('has rows by their number, and those of one number in the order of adding, while others are taken', () => {
  // Above twice a block, so that blocks are halved.
  const steps = fc.array(fc.oneof({ weight: 4, arbitrary: fc.nat(40) }, fc.constant(null)), {
    minLength: 1_500,
    maxLength: 1_500,
  });
  fc.assert(
    fc.property(steps, (all) => {
      const blocks = new SortedBlocks<string>((row) => `${row.length % 2}`);
      let expected: (readonly [number, string])[] = [];
      for (const [at, key] of all.entries()) {
        if (key === null) {
          if (blocks.first !== (expected[0]?.[1] ?? null)) return false;
          blocks.removeFirst();
          expected = expected.slice(1);
          continue;
        }
        blocks.add(key, `${at}`);
        const behind = expected.findIndex(([other]) => other > key);
        expected.splice(behind < 0 ? expected.length : behind, 0, [key, `${at}`]);
      }
      expect([...blocks.inOrder()]).toEqual(expected.map(([, row]) => row));
      const groups = new Map<string, number>();
      for (const [key, row] of expected) {
        const name = `${key} ${row.length % 2}`;
        groups.set(name, (groups.get(name) ?? 0) + 1);
      }
      const found = (most: number) => blocks.groups(most).map(({ key, label, count }) => [`${key} ${label}`, count]);
      expect(found(99)).toEqual([...groups]);
      expect(found(7)).toEqual([...groups].slice(0, 7));
      blocks.clear();
      return blocks.first === null;
    }),
    { numRuns: 5, endOnFailure: true },
  );
});

it('counts rows of one number without reading those of blocks that are as they were', () => {
  let reads = 0;
  const blocks = new SortedBlocks<string>((row) => {
    reads += 1;
    return row;
  });
  for (let at = 0; at < 10_000; at += 1) blocks.add(5, at % 3 === 0 ? 'a' : 'b');
  blocks.add(6, 'c');
  expect(blocks.groups(9)).toEqual([
    { key: 5, label: 'a', count: 3_334 },
    { key: 5, label: 'b', count: 6_666 },
    { key: 6, label: 'c', count: 1 },
  ]);
  blocks.removeFirst();
  blocks.add(5, 'd');
  reads = 0;
  expect(blocks.groups(2)).toEqual([
    { key: 5, label: 'b', count: 6_666 },
    { key: 5, label: 'a', count: 3_333 },
  ]);
  expect(reads).toBeLessThan(2_000);
});

it('reads the rows of a block together when they come first, and then none of them', () => {
  let reads = 0;
  const blocks = new SortedBlocks<string>((row) => {
    reads += 1;
    return row;
  });
  for (let at = 0; at < 10_000; at += 1) blocks.add(at, 'row');
  const readsOfRemovals = Array.from({ length: 10_000 }, () => {
    reads = 0;
    blocks.removeFirst();
    return reads;
  }).filter((count) => count > 0);
  expect(readsOfRemovals.length).toBeLessThan(50);
  expect(readsOfRemovals.reduce((sum, count) => sum + count, 0)).toBeGreaterThan(9_000);
});

it('counts blocks whose rows have one label without reading any', () => {
  let reads = 0;
  const blocks = new SortedBlocks<string>((row) => {
    reads += 1;
    return row;
  });
  for (let at = 0; at < 9_000; at += 1) blocks.add(5, at < 3_000 || at >= 6_000 ? 'a' : 'b');
  blocks.add(5, 'b');
  reads = 0;
  const [a, b] = [
    { key: 5, label: 'a', count: 6_000 },
    { key: 5, label: 'b', count: 3_001 },
  ];
  expect(blocks.groups(1)).toEqual([a]);
  expect(blocks.groups(2)).toEqual([a, b]);
  blocks.add(7, 'c');
  expect(blocks.groups(3)).toEqual([a, b, { key: 7, label: 'c', count: 1 }]);
  expect(reads).toBeLessThan(3_500);
});
