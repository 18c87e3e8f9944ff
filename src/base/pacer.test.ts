import { describe, expect, it } from 'vitest';
import { createPacer, createPacers } from './pacer.ts';

/** A clock whose sleepers wake in the order of their times. */
function fakeClock() {
  let now = 0;
  const sleepers: { until: number; wake: () => void }[] = [];
  const push = async () => {
    await new Promise((resolve) => setImmediate(resolve));
    sleepers.sort((a, b) => a.until - b.until);
    const first = sleepers.shift();
    now = Math.max(now, first?.until ?? now);
    first?.wake();
  };
  return {
    now: () => now,
    sleep: (milliseconds: number, signal?: AbortSignal) =>
      new Promise<void>((wake, fail) => {
        signal?.addEventListener('abort', () => fail(signal.reason));
        sleepers.push({ until: now + milliseconds, wake });
        void push();
      }),
  };
}

const most = (times: readonly number[], milliseconds: number): number =>
  Math.max(...times.map((from) => times.filter((time) => time >= from && time <= from + milliseconds).length));

describe('a pacer', () => {
  it('keeps every window within its share, and is not slower than that', async () => {
    const clock = fakeClock();
    const pacer = createPacer({ requests: 10, seconds: 60 }, clock, 0.9);
    const times: number[] = [];
    await Promise.all(Array.from({ length: 50 }, () => pacer.turn().then(() => times.push(clock.now()))));
    expect(most(times, 60_000)).toBe(9);
    expect(clock.now()).toBe(5 * 60_001);
  });

  it('sends at least one request a window', async () => {
    const clock = fakeClock();
    const pacer = createPacer({ requests: 1, seconds: 2 }, clock, 0.5);
    await pacer.turn();
    await pacer.turn();
    expect(clock.now()).toBe(2_001);
  });

  it('pauses for a requested time, and never shortens a wait', async () => {
    const clock = fakeClock();
    const pacer = createPacer({ requests: 10, seconds: 1 }, clock, 1);
    pacer.holdOff(300_000);
    pacer.holdOff(1_000);
    await pacer.turn();
    expect(clock.now()).toBe(300_000);
  });

  it('ends a wait by its signal, and lets the next in line continue', async () => {
    const clock = fakeClock();
    const pacer = createPacer({ requests: 1, seconds: 60 }, clock, 1);
    await pacer.turn();
    const controller = new AbortController();
    const given = pacer.turn(controller.signal);
    const next = pacer.turn();
    controller.abort(new Error('enough'));
    await expect(given).rejects.toThrow('enough');
    await next;
    await expect(pacer.turn(controller.signal)).rejects.toThrow('enough');
  });
});

describe('pacers', () => {
  const user = { counted: 'user', requests: 6, seconds: 300 };
  const rates = { stream: [user], ai: [user, { counted: 'ai', requests: 2, seconds: 60 }], other: [] };

  it('count requests of a shared window together, and of their own windows separately', async () => {
    const clock = fakeClock();
    const pacers = createPacers(rates, clock, 1);
    const times: Record<'stream' | 'ai', number[]> = { stream: [], ai: [] };
    const turns = (['ai', 'stream'] as const).flatMap((id) =>
      Array.from({ length: 6 }, () => pacers[id].turn().then(() => times[id].push(clock.now()))),
    );
    await Promise.all(turns);
    expect(most([...times.stream, ...times.ai], 300_000)).toBe(6);
    expect(most(times.ai, 60_000)).toBe(2);
  });

  it('pause all that share a window', async () => {
    const clock = fakeClock();
    const pacers = createPacers(rates, clock, 1);
    pacers.ai.holdOff(10_000);
    await pacers.other.turn();
    expect(clock.now()).toBe(0);
    await pacers.stream.turn();
    expect(clock.now()).toBe(10_000);
  });
});
