import { defaultRateLimits, type RateLimit } from '../../../src/contracts/limits.ts';
import type { Tenant } from '../world/tenant.ts';
import type { WindowRule, WindowUse } from '../world/window.ts';
import type { World } from '../world/world.ts';
import type { Exchange } from './exchange.ts';

/** How a provider counts its rate window, in addition to the limit. */
export type WindowHabits = Pick<WindowRule, 'kind'> & Partial<Pick<WindowRule, 'blockSeconds'>>;

/** The rule of a tenant's rate window: the tenant's own limit, else the provider's. */
export function windowRule(world: World, tenant: Tenant, provider: string, habits: WindowHabits): WindowRule {
  const own = tenant.settings.limits[provider];
  const usual: RateLimit | undefined = defaultRateLimits[provider as keyof typeof defaultRateLimits];
  const { requests, seconds } = own ?? usual ?? { requests: 0, seconds: 60 };
  const enforced = own === undefined ? world.rateLimits && usual !== undefined : own !== null;
  return { requests, seconds, kind: habits.kind, enforced, blockSeconds: habits.blockSeconds };
}

/**
 * Counts the request in its rate window and remembers the outcome for the journal. Services behind one gateway share the
 * window of one `provider`.
 */
export function countInWindow(
  world: World,
  exchange: Exchange,
  rule: WindowRule,
  provider = exchange.about.provider,
): WindowUse {
  const about = provider === exchange.about.provider ? exchange.about : { ...exchange.about, provider };
  const owner = exchange.owner(world, 'window', about);
  const use = world.seams.windowUse(owner.window(about.provider), rule, exchange.tenant.now(), about);
  exchange.window = use;
  return use;
}
