import { clampTime } from '../../../../src/base/time-range.ts';
import type { Tenant } from '../../../kernel/world/tenant.ts';

/**
 * The tenant's time with nanoseconds, as the service writes times. The digits below the millisecond count up, so that two
 * videos never have the same time, even on a stopped clock.
 */
export function stamp(tenant: Tenant): string {
  const nanos = String(tenant.count('stamp') % 1_000_000).padStart(6, '0');
  return `${new Date(tenant.now()).toISOString().slice(0, -1)}${nanos}Z`;
}

/** An RFC 3339 time in the form of `stamp`, so that times compare as text; null for anything else. */
export function comparable(time: string): string | null {
  if (Number.isNaN(Date.parse(time))) return null;
  const milliseconds = clampTime(Date.parse(time));
  const digits = /\.(\d+)/.exec(time)?.[1] ?? '';
  const nanos = digits.slice(3, 9).padEnd(6, '0');
  return `${new Date(milliseconds).toISOString().slice(0, -1)}${nanos}Z`;
}
