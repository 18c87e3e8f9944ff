import type { Tenant } from '../../kernel/world/tenant.ts';
import type { WindowUse } from '../../kernel/world/window.ts';

type Headers = Record<string, string>;

/** `t` counts whole seconds to the reset (changelog of 2025-09-03, 7302d67). */
function addStructured(headers: Headers, use: WindowUse, now: number): void {
  const seconds = Math.max(0, Math.ceil((use.resetAt - now) / 1000));
  headers.Ratelimit = `"default";r=${use.allowed ? use.remaining : 0};t=${seconds}`;
  headers['Ratelimit-Policy'] = policyOf(use);
}

let policy = { limit: Number.NaN, seconds: 0, text: '' };

/** Most requests have the same limit. */
function policyOf({ limit, seconds }: WindowUse): string {
  if (policy.limit !== limit || policy.seconds !== seconds) {
    policy = { limit, seconds, text: `"burst";q=${limit};w=${seconds}` };
  }
  return policy.text;
}

/** The reset is a date, and on 429 only (the same entry, 50e696f). */
function addSeparate(headers: Headers, use: WindowUse): void {
  headers['X-RateLimit-Limit'] = String(use.limit);
  headers['X-RateLimit-Remaining'] = String(use.allowed ? use.remaining : 0);
  if (!use.allowed) headers['X-RateLimit-Reset'] = new Date(use.resetAt).toUTCString();
}

/** Adds the headers that tell a user how many requests are left, in the form of the tenant's switch. */
export function addRateHeaders(headers: Headers, tenant: Tenant, use: WindowUse): void {
  if (tenant.switch('cloudflare-stream.rateHeaders') === 'x-ratelimit') addSeparate(headers, use);
  else addStructured(headers, use, tenant.now());
}
