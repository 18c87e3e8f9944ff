import { gatewayFacts } from '../../../src/contracts/cloudflare-gateway/facts.ts';
import { countInWindow, windowRule } from '../../kernel/http/gates.ts';
import type { Gate } from '../../kernel/http/mock-definition.ts';
import type { World } from '../../kernel/world/world.ts';
import { addRateHeaders } from './rate-headers.ts';
import { refuseAtGateway } from './refuse.ts';

/** The rate window of the user, shared by all services. */
const SHARED = 'cloudflare-stream';

const failures = {
  'code-971': 'rate-limited',
  'code-10429': 'rate-limited-10429',
  'code-10100': 'rate-limited-10100',
} as const;

/** Counts the request of a known user; past the limit every call is refused until the block ends. */
export function limitRate(world: World): Gate {
  const habits = { kind: 'fixed', blockSeconds: gatewayFacts.blockSeconds.value } as const;
  return (exchange) => {
    if (exchange.scope === null || exchange.scope === 'expired') return;
    const { tenant } = exchange;
    const rule = windowRule(world, tenant, SHARED, habits);
    // All SDK suites together are one user with more requests than a window allows; a configured limit still applies.
    const ofSuites =
      tenant.switch('cloudflare-stream.sdkFixtures') === 'on' && tenant.settings.limits[SHARED] === undefined;
    const use = countInWindow(world, exchange, ofSuites ? { ...rule, enforced: false } : rule, SHARED);
    addRateHeaders(exchange.headers, tenant, use);
    if (use.allowed) return;
    const code = exchange.tenant.switch('cloudflare-stream.rateCode') as keyof typeof failures;
    throw refuseAtGateway(failures[code], { wait: use.waitSeconds, limit: use.limit, window: use.seconds });
  };
}
