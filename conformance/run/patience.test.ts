import { expect, it } from 'vitest';
import type { WaitingClock } from '../../src/base/clock.ts';
import { Patience } from './patience.ts';

const limits = { longestWait: 90, totalWait: 200, silentRequests: 3, shortTimeoutMs: 1_000 };

function clock(): WaitingClock & { slept: number[] } {
  const slept: number[] = [];
  return { slept, now: () => 0, sleep: async (milliseconds) => void slept.push(milliseconds) };
}

it('waits until it has waited enough in total', async () => {
  const time = clock();
  const patience = new Patience(time, limits);
  expect(await patience.waitFor(91)).toBe(false);
  expect(await patience.waitFor(90)).toBe(true);
  expect(await patience.waitFor(90)).toBe(true);
  expect(await patience.waitFor(60)).toBe(false);
  expect(await patience.waitFor(20)).toBe(true);
  expect(time.slept).toEqual([90_000, 90_000, 20_000]);
});

it('waits no more once it gave up', async () => {
  const time = clock();
  const patience = new Patience(time, limits);
  patience.giveUp();
  expect(await patience.waitFor(1)).toBe(false);
  expect(time.slept).toEqual([]);
});

it('allows a silent target less time, and the full time again when it answers', () => {
  const patience = new Patience(clock(), limits);
  patience.note(true);
  patience.note(true);
  expect(patience.timeout(10_000)).toBe(10_000);
  patience.note(true);
  expect(patience.timeout(10_000)).toBe(1_000);
  expect(patience.timeout(500)).toBe(500);
  patience.note(false);
  expect(patience.timeout(10_000)).toBe(10_000);
});
