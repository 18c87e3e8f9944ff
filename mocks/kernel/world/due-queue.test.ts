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

it('reads only the effects that are due', () => {
  let reads = 0;
  const times = Array.from({ length: 20_000 }, (_, at) => (at * 7_919) % 20_000);
  const heap = times.map((time, order) => ({
    order,
    kind: 'k',
    data: {},
    get at() {
      reads += 1;
      return time;
    },
  }));
  const queue = new DueQueue({ heap, planned: heap.length, running: null });
  reads = 0;
  let taken = 0;
  for (let effect = queue.takeDue(99); effect; effect = queue.takeDue(99)) taken += 1;
  expect(taken).toBe(100);
  expect(reads).toBeLessThan(5 * taken);
  queue.plan(5, 'new', {});
  expect(reads).toBeLessThan(5 * taken);
  expect(queue.takeDue(99)?.kind).toBe('new');
});

it('shows its effects in the data, earliest first', () => {
  const plans = { heap: [], planned: 0, running: null };
  const queue = new DueQueue(plans);
  queue.plan(5, 'b', {});
  queue.plan(1, 'a', {});
  expect(JSON.parse(JSON.stringify(plans))).toEqual({
    heap: [
      { at: 1, order: 1, kind: 'a', data: {} },
      { at: 5, order: 0, kind: 'b', data: {} },
    ],
    planned: 2,
    running: null,
  });
});
