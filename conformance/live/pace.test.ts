import { expect, it } from 'vitest';
import { defaultRateLimits } from '../../src/contracts/limits.ts';
import { type ProviderId, providerIds } from '../../src/contracts/providers.ts';
import { createPace } from './pace.ts';

function fakeClock() {
  let now = 0;
  return {
    now: () => now,
    sleep: async (milliseconds: number) => {
      now += milliseconds;
    },
  };
}

/** How many requests go out before the first wait. */
async function burst(provider: ProviderId): Promise<number> {
  const clock = fakeClock();
  const pace = createPace(clock);
  for (let sent = 0; ; sent += 1) {
    await pace[provider].turn();
    if (clock.now() > 0) return sent;
  }
}

it.each(providerIds)('leaves a quarter of the limit of %s to others', async (provider) => {
  const sent = await burst(provider);
  const { requests } = defaultRateLimits[provider] ?? { requests: 40 };
  expect(sent).toBe(requests * 0.75);
});

it('counts the two Cloudflare services together, and pauses both when one must wait', async () => {
  const clock = fakeClock();
  const pace = createPace(clock);
  for (let sent = 0; sent < 500; sent += 1) await pace['workers-ai'].turn();
  for (let sent = 0; sent < 400; sent += 1) await pace['cloudflare-stream'].turn();
  expect(clock.now()).toBe(0);
  await pace['cloudflare-stream'].turn();
  expect(clock.now()).toBe(300_001);
  pace['cloudflare-stream'].holdOff(300_000);
  await pace['workers-ai'].turn();
  expect(clock.now()).toBe(600_001);
  await pace.translateplus.turn();
  expect(clock.now()).toBe(600_001);
});
