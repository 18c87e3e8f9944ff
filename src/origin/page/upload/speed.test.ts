import { expect, it } from 'vitest';
import { SpeedMeter } from './speed.ts';

it('measures over the last seconds, and begins anew after a pause', () => {
  const meter = new SpeedMeter(10_000);
  expect(meter.mark(0, 0)).toEqual({ perSecond: null, secondsLeft: null });
  expect(meter.mark(1_000, 1_000)).toEqual({ perSecond: 1_000, secondsLeft: 9 });
  for (let at = 2; at <= 4; at += 1) meter.mark(at * 1_000, at * 1_000);
  // The line gets slower: the first seconds no longer count.
  meter.mark(4_100, 8_000);
  expect(meter.mark(4_500, 9_000)).toEqual({ perSecond: 100, secondsLeft: 55 });
  meter.reset();
  expect(meter.mark(5_000, 60_000).perSecond).toBeNull();
});
