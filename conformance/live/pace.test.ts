import { describe, expect, it } from 'vitest';
import { Pace, paces } from './pace.ts';

function fakeClock() {
  let now = 0;
  return {
    now: () => now,
    sleep: async (milliseconds: number) => {
      now += milliseconds;
    },
  };
}

describe('the pace', () => {
  it('sends in no window more than it allows', async () => {
    const clock = fakeClock();
    const pace = new Pace(clock, { translateplus: { requests: 5, seconds: 10 } });
    const sent: number[] = [];
    for (let count = 0; count < 23; count += 1) {
      await pace.next('translateplus');
      sent.push(clock.now());
      await clock.sleep(count % 3 === 0 ? 700 : 0);
    }
    for (const from of sent)
      expect(sent.filter((at) => at >= from && at < from + 10_000).length).toBeLessThanOrEqual(5);
  });

  it('counts the two Cloudflare services together, and holds off when asked', async () => {
    const clock = fakeClock();
    const pace = new Pace(clock, { cloudflare: { requests: 2, seconds: 60 } });
    await pace.next('workers-ai');
    await pace.next('cloudflare-stream');
    await pace.next('workers-ai');
    expect(clock.now()).toBe(60_000);
    pace.holdOff('cloudflare-stream', 300);
    await pace.next('workers-ai');
    expect(clock.now()).toBe(360_000);
  });

  it('stays below every documented limit', () => {
    expect(paces.translateplus?.requests).toBeLessThan(60);
    expect(paces.cloudflare?.requests).toBeLessThan(1200);
  });
});
