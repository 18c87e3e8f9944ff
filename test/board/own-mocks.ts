import { startWorld } from '../../mocks/start.ts';
import type { ProviderId } from '../../src/contracts/providers.ts';
import { createControlClient } from '../../src/control-client/index.ts';
import { hastyClock, type Judged, judge } from './judge.ts';

/** Judges our mock of a provider as the others are: without a control API. The time that the suite waits passes there, too. */
export async function judgeOwnMock(provider: ProviderId): Promise<Judged> {
  const world = await startWorld({ ports: 'auto', providers: [provider] });
  try {
    const control = createControlClient({ url: world.control.url });
    const tenant = await control.createTenant({ clock: 'manual' });
    const hasty = hastyClock(Date.parse(tenant.clock.now));
    const clock = {
      now: hasty.now,
      sleep: async (ms: number) => {
        await hasty.sleep(ms);
        if (ms > 0) await control.advance(tenant.name, ms / 1000);
      },
    };
    const { baseUrl } = world.providers[provider] ?? { baseUrl: '' };
    const keys = tenant.credentials[provider]?.full ?? {};
    return await judge({ provider, baseUrl, keys: keys as Readonly<Record<string, string>>, clock });
  } finally {
    await world.close();
  }
}
