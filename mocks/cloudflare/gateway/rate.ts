import { gatewayFacts } from '../../../src/contracts/cloudflare-gateway/facts.ts';
import type { Exchange } from '../../kernel/http/exchange.ts';
import { countInWindow, forcedWindow, windowRule } from '../../kernel/http/gates.ts';
import type { Gate } from '../../kernel/http/mock-definition.ts';
import type { Refusal } from '../../kernel/http/refusal.ts';
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

const HABITS = { kind: 'fixed', blockSeconds: gatewayFacts.blockSeconds.value } as const;

/** Counts the request of a known user; past the limit every call is refused until the block ends. */
export function limitRate(world: World): Gate {
  return (exchange) => {
    if (exchange.scope === null || exchange.scope === 'expired') return;
    const { tenant } = exchange;
    const rule = windowRule(world, tenant, SHARED, HABITS);
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

/** Adds the rate headers of a known user to a failure that a fault causes. */
export function showForcedRate(world: World, exchange: Exchange, { failure, values }: Refusal): void {
  const { scope, tenant, headers } = exchange;
  if (scope === null || scope === 'expired') return;
  const isLimit = Object.values<string>(failures).includes(failure);
  const rule = windowRule(world, tenant, SHARED, HABITS);
  addRateHeaders(headers, tenant, forcedWindow(exchange, SHARED, rule, isLimit ? values.wait : undefined));
}
