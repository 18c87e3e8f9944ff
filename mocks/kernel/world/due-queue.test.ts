import fc from 'fast-check';
import { expect, it } from 'vitest';
import { DueQueue } from './due-queue.ts';

it('hands out effects by time, and in the order of planning when due together', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(20)), (times) => {
      const queue = new DueQueue();
      times.forEach((at, n) => {
        queue.plan(at, 'k', { n });
      });
      const taken = [];
      for (let effect = queue.takeDue(20); effect; effect = queue.takeDue(20)) taken.push([effect.at, effect.data.n]);
      const expected = times.map((at, n) => [at, n] as const).sort((a, b) => a[0] - b[0] || a[1] - b[1]);
      expect(taken).toEqual(expected);
    }),
  );
});

it('keeps effects that are not due yet', () => {
  const queue = new DueQueue();
  queue.plan(10, 'k', {});
  expect(queue.takeDue(9)).toBeNull();
  expect(queue.nextAt).toBe(10);
  expect(queue.takeDue(10)?.kind).toBe('k');
  expect(queue.size).toBe(0);
});
