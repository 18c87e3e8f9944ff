import type { Tenant } from '../../kernel/world/tenant.ts';

/** How long a step takes, in seconds: as long as the work needs, no time at all, or one second. */
export function paced(tenant: Tenant, seconds: number): number {
  const timing = tenant.switch('gcore-ai.timing');
  if (timing === 'instant') return 0;
  return timing === 'stepwise' ? 1 : seconds;
}
