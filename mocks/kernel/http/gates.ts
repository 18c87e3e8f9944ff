import { defaultRateLimits, type RateLimit } from '../../../src/contracts/limits.ts';
import { lookAtWindow } from '../world/look-at-window.ts';
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

/** A fault may state any text as the wait, such as a date for Retry-After: then the window ends as it would have. */
const isSeconds = (wait: number): boolean => wait >= 0 && wait < 1e9;

/**
 * A rate window as an answer shows it that a fault causes: as it stands, or used up if the answer is of this window and asks to wait
 * for so many seconds. Counts nothing.
 */
export function forcedWindow(
  { tenant }: Exchange,
  provider: string,
  rule: WindowRule,
  wait?: string | number,
): WindowUse {
  const now = tenant.now();
  const { limit, seconds, used, remaining, resetAt } = lookAtWindow(tenant.memory.windows[provider], rule, now);
  const end = resetAt ?? now + seconds * 1000;
  if (wait === undefined) return { allowed: true, limit, seconds, used, remaining, resetAt: end, waitSeconds: 0 };
  const until = isSeconds(Number(wait)) ? now + Number(wait) * 1000 : end;
  const waitSeconds = Math.max(1, Math.ceil((until - now) / 1000));
  return { allowed: false, limit, seconds, used: limit, remaining: 0, resetAt: until, waitSeconds };
}
