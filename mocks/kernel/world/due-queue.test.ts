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

it('carries out an interrupted effect again, in its place', () => {
  const plans = { heap: [], planned: 0, running: null };
  const queue = new DueQueue(plans);
  queue.plan(5, 'b', {});
  queue.plan(1, 'a', {});
  const first = queue.takeDue(9);
  const copy = structuredClone(plans);
  if (first) queue.done(first);
  expect([first?.kind, queue.takeDue(9)?.kind, queue.takeDue(9)]).toEqual(['a', 'b', null]);
  const again = new DueQueue(copy);
  expect([again.takeDue(9)?.kind, again.takeDue(9)?.kind]).toEqual(['a', 'b']);
});
