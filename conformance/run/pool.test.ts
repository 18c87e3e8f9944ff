import fc from 'fast-check';
import { expect, it } from 'vitest';
import { runInOrder } from './pool.ts';

const later = (ticks: number) => new Promise<void>((resolve) => setTimeout(resolve, ticks));

it('keeps the order of the jobs in every order of their ends, and never exceeds the width', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(3), { maxLength: 20 }), fc.integer({ min: 1, max: 9 }), async (delays, width) => {
      let running = 0;
      let most = 0;
      const started: number[] = [];
      const jobs = delays.map((delay, at) => async () => {
        started.push(at);
        running += 1;
        most = Math.max(most, running);
        await later(delay);
        running -= 1;
        return at;
      });
      expect(await runInOrder(jobs, width)).toEqual(delays.map((_delay, at) => at));
      expect(started).toEqual(delays.map((_delay, at) => at));
      expect(most).toBeLessThanOrEqual(width);
      expect(most).toBe(Math.min(width, delays.length));
    }),
    { numRuns: 30 },
  );
});

it('rejects with the first failure after all started jobs have ended', async () => {
  let ended = 0;
  const good = async () => {
    await later(5);
    ended += 1;
  };
  const bad = () => Promise.reject(new Error('broken'));
  await expect(runInOrder([good, bad, good], 2)).rejects.toThrow('broken');
  expect(ended).toBe(1);
});

it('runs nothing for no jobs', async () => {
  expect(await runInOrder([], 8)).toEqual([]);
});
