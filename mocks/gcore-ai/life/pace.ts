import type { Tenant } from '../../kernel/world/tenant.ts';

/** The seconds that a step takes: the real work time, 0, or 1. */
export function paced(tenant: Tenant, seconds: number): number {
  const timing = tenant.switch('gcore-ai.timing');
  if (timing === 'instant') return 0;
  return timing === 'stepwise' ? 1 : seconds;
}
