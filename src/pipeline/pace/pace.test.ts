// Covers: driven-clock.ts, pacer.ts

import { expect, it } from 'vitest';
import { createDrivenClock } from './driven-clock.ts';
import { createPacer } from './pacer.ts';

async function drivenClock() {
  let time = 0;
  const pushes: number[] = [];
  const clock = await createDrivenClock({
    now: async () => time,
    async advance(milliseconds) {
      pushes.push(milliseconds);
      time += milliseconds;
      return time;
    },
  });
  return { clock, pushes };
}

it('takes as long as the longest of several concurrent waits', async () => {
  const { clock, pushes } = await drivenClock();
  const woken: number[] = [];
  await Promise.all([60_000, 1_000, 60_000].map((wait) => clock.sleep(wait).then(() => woken.push(wait))));
  expect(woken).toEqual([1_000, 60_000, 60_000]);
  expect(pushes).toEqual([1_000, 59_000]);
  expect(clock.now()).toBe(60_000);
});

it('ends an aborted wait, and reports a clock that cannot move', async () => {
  const { clock } = await drivenClock();
  await expect(clock.sleep(5_000, AbortSignal.abort(new Error('enough')))).rejects.toThrow('enough');
  const controller = new AbortController();
  const waiting = clock.sleep(5_000, controller.signal);
  controller.abort(new Error('later'));
  await expect(waiting).rejects.toThrow('later');
  const stuck = await createDrivenClock({ now: async () => 0, advance: () => Promise.reject(new Error('gone')) });
  await expect(stuck.sleep(1)).rejects.toThrow('gone');
});

it('stops the time during a request', async () => {
  let time = 0;
  let answer: (response: Response) => void = () => {};
  const clock = await createDrivenClock(
    {
      now: async () => time,
      async advance(milliseconds) {
        time += milliseconds;
        return time;
      },
    },
    () =>
      new Promise<Response>((resolve) => {
        answer = resolve;
      }),
  );
  const request = clock.fetch('http://127.0.0.1/');
  const sleeping = clock.sleep(1_000);
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(time).toBe(0);
  answer(new Response(''));
  await Promise.all([request, sleeping]);
  expect(time).toBe(1_000);
});

it('keeps every window below nine tenths of the limit', async () => {
  const { clock } = await drivenClock();
  const pacer = createPacer({ requests: 10, seconds: 60 }, clock);
  const times: number[] = [];
  await Promise.all(Array.from({ length: 50 }, () => pacer.turn().then(() => times.push(clock.now()))));
  for (const from of times) {
    expect(times.filter((time) => time >= from && time <= from + 60_000).length).toBeLessThanOrEqual(9);
  }
  // Fifty requests are five windows and a bit: no slower than need be.
  expect(clock.now()).toBe(5 * 60_001);
});
