import type { Tenant } from '../../kernel/world/tenant.ts';
import type { WindowUse } from '../../kernel/world/window.ts';

type Headers = Readonly<Record<string, string>>;

/** `t` counts whole seconds to the reset (changelog of 2025-09-03, 7302d67). */
function structured(use: WindowUse, now: number): Headers {
  const seconds = Math.max(0, Math.ceil((use.resetAt - now) / 1000));
  return {
    Ratelimit: `"default";r=${use.allowed ? use.remaining : 0};t=${seconds}`,
    'Ratelimit-Policy': `"burst";q=${use.limit};w=${use.seconds}`,
  };
}

/** The reset is a date, and on 429 only (the same entry, 50e696f). */
function separate(use: WindowUse): Headers {
  const counts = {
    'X-RateLimit-Limit': String(use.limit),
    'X-RateLimit-Remaining': String(use.allowed ? use.remaining : 0),
  };
  return use.allowed ? counts : { ...counts, 'X-RateLimit-Reset': new Date(use.resetAt).toUTCString() };
}

/** The headers that tell a user how many requests are left, in the form of the tenant's switch. */
export const rateHeaders = (tenant: Tenant, use: WindowUse): Headers =>
  tenant.switch('cloudflare-stream.rateHeaders') === 'x-ratelimit' ? separate(use) : structured(use, tenant.now());
