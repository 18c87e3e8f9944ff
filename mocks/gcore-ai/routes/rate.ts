import { countInWindow, windowRule } from '../../kernel/http/gates.ts';
import type { Gate } from '../../kernel/http/mock-definition.ts';
import type { World } from '../../kernel/world/world.ts';
import { refuse } from './errors.ts';

/** Refuses requests past the tenant's limit. Gcore publishes no limit, so the default is no limit. */
export function limitRate(world: World): Gate {
  return (exchange) => {
    const { tenant } = exchange;
    if (!tenant.settings.limits['gcore-ai']) return;
    const use = countInWindow(world, exchange, windowRule(world, tenant, 'gcore-ai', { kind: 'fixed' }));
    if (!use.allowed) throw refuse('rate-limited', { wait: use.waitSeconds });
  };
}

/** Refuses every AI operation if AI is not enabled on the account. */
export const requireFeature: Gate = ({ tenant }) => {
  if (tenant.switch('gcore-ai.aiEnabled') === 'off') throw refuse('feature-disabled');
};
