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
      const blocks = new SortedBlocks<string>();
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
      blocks.clear();
      return blocks.first === null;
    }),
    { numRuns: 5 },
  );
});
